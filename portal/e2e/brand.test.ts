import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startFixture } from './fixture.ts';
import { look } from './look.ts';
import { signUp } from './people.ts';

// A color that could not be read as it is.
const fixture = startFixture({
  Payg__Portal__Name: 'Example Maps',
  Payg__Portal__LogoFile: fileURLToPath(new URL('../public/favicon.svg', import.meta.url)),
  Payg__Portal__Tagline: 'Maps when you need them.',
  Payg__Portal__Color: '#ffd23f',
  Payg__Portal__SupportUrl: 'mailto:help@example.com',
  Payg__Portal__TermsUrl: 'https://example.com/terms',
  Payg__Portal__PrivacyUrl: 'https://example.com/privacy',
  Payg__Portal__Footer: 'Example Ltd., 1 Example Street',
});

test('Brand_OfTheOperator_IsOnTheWayInAndCanBeRead', async () => {
  const { page } = await fixture.open();
  await page.goto('/sign-up');

  await page.getByRole('heading', { name: 'Maps when you need them.' }).waitFor();
  expect(await page.title()).toBe('Sign up · Example Maps');
  const consent = page.getByText('By signing up, you agree to the terms.');
  expect(await consent.getByRole('link', { name: 'terms' }).getAttribute('href')).toBe(
    'https://example.com/terms',
  );
  const footer = page.getByRole('contentinfo');
  await footer.getByText('Example Ltd., 1 Example Street').waitFor();
  await footer.getByRole('link', { name: 'Privacy' }).waitFor();
  const logo = page.locator('img[src^="/logo-"]').first();
  await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  expect(await page.locator('link[rel=icon]').getAttribute('href')).toMatch(/^\/logo-[0-9a-f]{16}\.svg$/);
  await look(page, '/sign-up', 'brand-sign-up');
});

test('Brand_OfTheOperator_IsOnThePagesAndInTheApiReference', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/keys');

  expect(await page.title()).toBe('API keys · Example Maps');
  await page.getByRole('complementary').getByRole('link', { name: 'Example Maps' }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Support' }).waitFor();
  await look(page, '/keys', 'brand-keys');

  await page.goto('/docs');
  expect(await page.title()).toBe('Example Maps API');
  await page.getByRole('heading', { name: 'Example Maps', level: 1 }).waitFor();
});
