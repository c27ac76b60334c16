import { beforeAll, expect, test } from 'vitest';
import { expectNoViolations } from './axe.ts';
import type { Session } from './browser.ts';
import { shareFixture } from './fixture.ts';
import { look } from './look.ts';
import { register, signUp, requestApi } from './people.ts';

const fixture = shareFixture();
const maxFirstLoadBytes = 350 * 1024;

const visitorPages = ['/login', '/sign-up', '/prices'];
const pages = [
  '/',
  '/usage?show=cost',
  '/cost',
  '/balance',
  '/budgets',
  '/invoices',
  '/plan',
  '/payments',
  '/prices',
  '/keys',
  '/account',
  '/no-such-page',
];

let customer: Session;

beforeAll(async () => {
  const { page, context } = await fixture.open();
  await register(page);
  await requestApi(page, 'api1', 2);
  await requestApi(page, 'api4', 3);
  const budget = await page.request.post('/api/budgets', {
    data: { scope: 'customer', period: 'month', limit: '0.02', action: 'block', alerts: [50, 80, 100, 120] },
    headers: { Origin: fixture.url },
  });
  expect(budget.status()).toBe(201);
  customer = await context.storageState();
});

test.each(visitorPages)('VisitorPage_%s_HasNothingThatAxeFindsInAnyColoursAndWidth', async (path) => {
  const { page } = await fixture.open();
  await look(page, path, `visitor-${path.slice(1)}`);
});

test.each(pages)('Page_%s_HasNothingThatAxeFindsInAnyColoursAndWidth', async (path) => {
  const { page } = await fixture.open({ storageState: customer });
  await look(page, path);
});

test('KeyDialog_WithItsSecret_HasNothingThatAxeFinds', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('a program');
  await expectNoViolations(page, 'the form of a new key');

  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('The new key').waitFor();
  await expectNoViolations(page, 'a new key');
});

test('ApiReference_OfTheService_ShowsCustomersTheirPartAndNobodyElsesLinks', async () => {
  const { page } = await fixture.open();
  await page.goto('/docs');
  await page.getByRole('heading', { name: 'Payg', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Usage and cost' }).first().waitFor();

  const shown = await page
    .locator('a[href]:visible')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(shown.filter((link) => !link.startsWith(new URL(page.url()).origin))).toEqual([]);
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
});

test('Menu_OnANarrowScreen_OpensByKeyboardAndLeadsOn', async () => {
  const { page } = await fixture.open({ viewport: { width: 360, height: 740 } });
  await signUp(page);

  await page.getByRole('button', { name: 'Open the menu' }).focus();
  await page.keyboard.press('Enter');
  await expectNoViolations(page, 'the menu');
  await page.getByRole('dialog').getByRole('link', { name: 'Prices' }).focus();
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Prices', level: 1 }).waitFor();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

test('Keyboard_Alone_SignsUpAndCallsAnApi', async () => {
  const { page } = await fixture.open();
  await page.goto('/sign-up');
  await page.getByLabel('User name').focus();

  await page.keyboard.type(`keys${process.pid}`);
  await page.keyboard.press('Tab');
  await page.keyboard.type('only with the keyboard');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Hello' }).waitFor();
  const call = page.getByRole('button', { name: 'Call Activities' });
  for (
    let step = 0;
    step < 40 && !(await call.evaluate((button) => button === document.activeElement));
    step++
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');

  await page.getByText('Activities answered 200').waitFor();
});

test('Login_OnTheFirstLoad_IsSmallCompressedAndKeptForever', async () => {
  const { page } = await fixture.open({ extraHTTPHeaders: { 'Accept-Encoding': 'gzip' } });
  const loads: { path: string; bytes: number; headers: Record<string, string> }[] = [];
  page.on('response', (response) => {
    const headers = response.headers();
    loads.push({
      path: new URL(response.url()).pathname,
      bytes: Number(headers['content-length'] ?? 0),
      headers,
    });
  });

  await page.goto('/login', { waitUntil: 'networkidle' });

  const scripts = loads.filter(({ path }) => path.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(1);
  for (const { headers } of scripts) {
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['content-security-policy']).toMatch(/script-src 'self';/);
  }
  expect(scripts.some(({ headers }) => headers['content-encoding'] === 'gzip')).toBe(true);
  const sum = loads.reduce((total, { bytes }) => total + bytes, 0);
  expect(sum).toBeGreaterThan(50 * 1024);
  expect(sum).toBeLessThan(maxFirstLoadBytes);
});

test('ApiDocument_OfTheService_IsTheOneThatTypesAreMadeFrom', async () => {
  const served: unknown = await (await fetch(`${fixture.url}/openapi/v1.json`)).json();
  const kept = (await import('../openapi.json', { with: { type: 'json' } })).default;

  expect(served).toEqual(kept);
});

test.each([
  ['GET', '/api/none', 404],
  ['GET', '/assets/none.js', 404],
  ['GET', '/api/auth/login', 405],
  ['POST', '/usage', 404],
  ['HEAD', '/usage', 200],
  ['GET', '/usage/../../appsettings.json', 200],
])('Address_%s %s_Is%i', async (method, path, status) => {
  const response = await fetch(fixture.url + path, { method });

  expect(response.status).toBe(status);
  if (status === 200) expect(response.headers.get('content-type')).toContain('text/html');
});
