import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
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

test.each(['light', 'dark'] as const)('Pages_In%sColours_HaveNothingThatAxeFinds', async (colorScheme) => {
  const { page } = await fixture.open({ colorScheme });
  await mkdir(folder, { recursive: true });
  for (const path of visitorPages) await check(page, path, colorScheme, `visitor-${path.slice(1)}`);

  await signUp(page);
  await callApi(page, 'api1', 2);
  await callApi(page, 'api4', 3);
  for (const path of pages) await check(page, path, colorScheme);
});

test.each(['light', 'dark'] as const)(
  'OperatorPages_In%sColours_HaveNothingThatAxeFinds',
  async (colorScheme) => {
    const { page } = await fixture.open({ colorScheme });
    await mkdir(folder, { recursive: true });
    await logIn(page, administrator);
    await page.getByRole('button', { name: 'Call api3' }).click();
    await page.getByText('api3 answered 200').waitFor();
    for (const path of operatorPages) await check(page, path, colorScheme);

    await page.goto('/operator/customers');
    await page.getByRole('link', { name: administrator.username }).click();
    await page.getByRole('tab', { name: 'Access' }).waitFor();
    const customer = new URL(page.url()).pathname;
    for (const part of ['usage', 'access', 'calls']) {
      await check(page, `${customer}?show=${part}`, colorScheme, `operator-customer-${part}`);
    }
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

async function check(page: Page, path: string, colorScheme: string, title?: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${path} at ${width} px is wider than the screen`).toBeLessThanOrEqual(0);
    const name = title ?? path.replaceAll(/\W+/g, '-').replace(/^-/, '');
    await page.screenshot({ path: `${folder}${name || 'home'}-${width}-${colorScheme}.png`, fullPage: true });
    await expectNoViolations(page, `${path} at ${width} px`);
  }
}

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();

  expect(passes.length).toBeGreaterThan(5);
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id}: ${node.html}`));
  expect(found).toEqual([]);
}
