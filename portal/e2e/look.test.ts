import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { startFixture } from './fixture.ts';
import { callApi, logIn, signUp } from './people.ts';
import { administrator } from './service.ts';

const fixture = startFixture({ Payg__Metering__ArchiveDays: '30' });
const folder = fileURLToPath(new URL('../../artifacts/screenshots/', import.meta.url));
const maxFirstLoadBytes = 350 * 1024;

const visitorPages = ['/login', '/sign-up', '/prices'];
const operatorPages = [
  '/operator',
  '/operator/customers',
  '/operator/meters',
  '/operator/meters/1',
  '/operator/audit',
];
const pages = ['/', '/usage?show=cost', '/cost', '/prices', '/keys', '/account', '/no-such-page'];
const widths = [360, 1440];

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
let customer: Session;
let operator: Session;
let customerPage: string;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  const { page, context } = await fixture.open();
  await signUp(page);
  await callApi(page, 'api1', 2);
  await callApi(page, 'api4', 3);
  customer = await context.storageState();

  const other = await fixture.open();
  await logIn(other.page, administrator);
  await other.page.getByRole('button', { name: 'Call api3' }).click();
  await other.page.getByText('api3 answered 200').waitFor();
  operator = await other.context.storageState();
  const account = (await (await other.page.request.get('/api/account')).json()) as { id: string };
  const limit = await other.page.request.put(`/api/admin/customers/${account.id}/limits/1`, {
    data: { calls_per_minute: 600 },
    headers: { Origin: fixture.service.url },
  });
  expect(limit.status()).toBe(200);
  customerPage = `/operator/customers/${account.id}`;
});

test.each(visitorPages)('VisitorPage_%s_HasNothingThatAxeFindsInAnyColoursAndWidth', async (path) => {
  const { page } = await fixture.open();
  await check(page, path, `visitor-${path.slice(1)}`);
});

test.each(pages)('Page_%s_HasNothingThatAxeFindsInAnyColoursAndWidth', async (path) => {
  const { page } = await fixture.open({ storageState: customer });
  await check(page, path);
});

test.each(operatorPages)('OperatorPage_%s_HasNothingThatAxeFindsInAnyColoursAndWidth', async (path) => {
  const { page } = await fixture.open({ storageState: operator });
  await check(page, path);
});

test.each(['usage', 'access', 'calls'])(
  'CustomerPage_ShowingTheir%s_HasNothingThatAxeFindsInAnyColoursAndWidth',
  async (part) => {
    const { page } = await fixture.open({ storageState: operator });
    await check(page, `${customerPage}?show=${part}`, `operator-customer-${part}`);
  },
);

test('KeyDialog_WithItsSecret_HasNothingThatAxeFinds', async () => {
  const { page } = await fixture.open();
  await signUp(page);
  await page.goto('/keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('a program');
  await expectNoViolations(page, 'the form of a new key');

  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('The new key').waitFor();
  await expectNoViolations(page, 'a new key');
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
  const call = page.getByRole('button', { name: 'Call api1' });
  for (
    let step = 0;
    step < 40 && !(await call.evaluate((button) => button === document.activeElement));
    step++
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');

  await page.getByText('api1 answered 200').waitFor();
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
  const served: unknown = await (await fetch(`${fixture.service.url}/openapi/v1.json`)).json();
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
  const response = await fetch(fixture.service.url + path, { method });

  expect(response.status).toBe(status);
  if (status === 200) expect(response.headers.get('content-type')).toContain('text/html');
});

/** Looks at a page in all colours and widths, in one load: it must follow the reader's system and window. */
async function check(page: Page, path: string, title?: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const name = title ?? path.replaceAll(/\W+/g, '-').replace(/^-/, '');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    for (const width of widths) {
      const where = `${path} at ${width} px in ${colorScheme} colours`;
      await page.setViewportSize({ width, height: 900 });
      // Charts follow the window a moment later.
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), {
          message: `${where} is wider than the screen`,
        })
        .toBeLessThanOrEqual(0);
      await page.screenshot({
        path: `${folder}${name || 'home'}-${width}-${colorScheme}.png`,
        fullPage: true,
      });
      await expectNoViolations(page, where);
    }
  }
}

async function expectNoViolations(page: Page, where: string): Promise<void> {
  // No page has frames, for which the other mode would open one more page at each look.
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();

  expect(passes.length).toBeGreaterThan(5);
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id}: ${node.html}`));
  expect(found).toEqual([]);
}
