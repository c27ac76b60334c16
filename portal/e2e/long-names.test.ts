import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Session } from './browser.ts';
import { shareFixture } from './fixture.ts';
import { customerIdOf, register } from './people.ts';

const fixture = shareFixture();
const username = `${process.pid}.${'long'.repeat(40)}`.slice(0, 150);
const keyName = 'k'.repeat(100);
const budgetName = 'b'.repeat(100);
const company = 'Company '.repeat(25).trim();
const zoomed = { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 };
const screens = [
  { size: '1440', viewport: { width: 1440, height: 900 } },
  { size: '720', viewport: { width: 720, height: 900 } },
  { size: '1440AtTwiceTheSize', ...zoomed },
];
let customer: Session;
let customerPage: string;

beforeAll(async () => {
  const { page, context } = await fixture.open();
  await register(page, { username, password: 'a long enough secret' });
  const made = await page.request.post('/api/keys', {
    data: { name: keyName },
    headers: { Origin: fixture.url },
  });
  expect(made.status()).toBe(201);
  const budget = await page.request.post('/api/budgets', {
    data: { scope: 'customer', period: 'month', limit: '1234567.89', action: 'block', name: budgetName },
    headers: { Origin: fixture.url },
  });
  expect(budget.status()).toBe(201);
  customer = await context.storageState();
  const id = await customerIdOf(page);
  customerPage = `/operator/customers/${id}`;
  const operator = await fixture.openOperator();
  const changed = await operator.page.request.patch(`/api/admin/customers/${id}`, {
    data: { company },
    headers: { Origin: fixture.url },
  });
  expect(changed.status()).toBe(200);
});

test.each(screens)('Customers_WithALongName_KeepEveryColumnAt$size', async (options) => {
  const { page } = await fixture.openOperator(options);
  await page.goto(`/operator/customers?search=${username}`);
  const table = page.getByRole('region', { name: 'Customers' });
  await table.getByRole('link').waitFor();

  await expectInView(page, table.getByRole('columnheader').last());
  await expectInView(page, table.getByTitle(username));
  await expectInView(page, table.getByTitle(company));
});

test.each(screens)('Keys_WithALongName_CanBeRevokedAt$size', async (options) => {
  const { page } = await fixture.open({ storageState: customer, ...options });
  await page.goto('/keys');

  await expectInView(page, page.getByRole('button', { name: /^Revoke k/ }));
  if (options.viewport.width > 1000) {
    await expectInView(page, page.getByRole('columnheader', { name: 'Last used' }));
  }
  expect(await page.getByTitle(keyName).first().innerText()).toBe(keyName);
});

test.each(screens)('Budgets_WithALongName_CanBeReadAndDeletedAt$size', async (options) => {
  const { page } = await fixture.open({ storageState: customer, ...options });
  await page.goto('/budgets');

  await expectInView(page, page.getByRole('button', { name: /^Delete b/ }));
  await expectInView(page, page.getByRole('progressbar'));
  expect(await page.getByTitle(budgetName).first().innerText()).toBe(budgetName);
});

test.each(screens)('CustomerTokens_WithALongName_CanBeRevokedAt$size', async (options) => {
  const { page } = await fixture.openOperator(options);
  await page.goto(`${customerPage}?show=access`);

  await expectInView(page, page.getByRole('button', { name: /^Revoke the API key/ }));
});

test.each(screens)('Audit_WithALongName_KeepsEveryColumnAt$size', async (options) => {
  const { page } = await fixture.openOperator(options);
  await page.goto(`/operator/audit?actor=${username}`);
  const table = page.getByRole('region', { name: 'Audit entries' });
  await table.getByRole('row').nth(1).waitFor();

  await expectInView(page, table.getByRole('columnheader').last());
});

/** Expects all of an element to be between the sides of the window. */
async function expectInView(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  const box = await element.boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  expect(box).not.toBeNull();
  expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? width + 1)).toBeLessThanOrEqual(width);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}
