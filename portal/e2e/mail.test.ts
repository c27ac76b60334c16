import { expect, test } from 'vitest';
import { startFixture } from './fixture.ts';
import { look } from './look.ts';
import { signUp } from './people.ts';

// Nothing listens there: what is to be sent waits.
const fixture = startFixture({
  Payg__Mail__Host: '127.0.0.1',
  Payg__Mail__Port: '9',
  Payg__Mail__From: 'a@example.com',
});

test('Password_Forgotten_IsAskedForByAnAddressWhateverItIs', async () => {
  const { page } = await fixture.open();
  await page.goto('/login');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail address').fill('nobody@example.com');
  await page.getByRole('button', { name: 'Send link' }).click();
  await page.getByText('Check your e-mail').waitFor();
});

test('Link_ThatIsNotKnown_SaysSo', async () => {
  const { page } = await fixture.open();
  await page.goto('/reset-password?token=none');
  await page.getByLabel('New password').fill('correct horse battery 42');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('unknown, expired or already used').first().waitFor();
  await page.goto('/unsubscribe?token=none');
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  await page.getByText('This link is not valid').first().waitFor();
});

test('Address_Given_WaitsToBeConfirmed', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/account');
  await page.getByLabel('E-mail address').fill('ann@example.com');
  await page.getByRole('button', { name: 'Send link' }).click();
  await page.getByText('Open the link that was sent to ann@example.com').waitFor();
  expect(await page.getByRole('button', { name: 'Remove' }).count()).toBeGreaterThan(0);
  await look(page, '/account', 'account-with-mail');
});

test.each([
  '/forgot-password',
  '/reset-password?token=none',
  '/verify-email?token=none',
  '/unsubscribe?token=none',
])('MailPage_%s_HasNothingThatAxeFindsInAnyColoursAndWidth', async (path) => {
  const { page } = await fixture.open();
  await look(page, path);
});
