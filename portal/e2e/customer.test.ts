import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { customerIdOf, register, signUp, requestApi } from './people.ts';

const fixture = shareFixture();

test('Tokens_OfACustomer_AreListedAndEndOneByOneOrTogether', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  await signUp(customer.page, '/account');
  const made = await customer.page.request.post('/api/keys', {
    data: { name: 'billing server', meters: ['api2'] },
    headers: { Origin: fixture.url },
  });
  const { key } = (await made.json()) as { key: string };
  const leaked = await customer.page.request.post('/api/keys', {
    data: { name: 'leaked' },
    headers: { Origin: fixture.url },
  });
  const { key: leakedKey } = (await leaked.json()) as { key: string };
  const statusOf = async (token: string) =>
    (await fetch(`${fixture.url}/api/payg/api2`, { headers: { Authorization: `Bearer ${token}` } })).status;

  // 1. Both are there; no secret is.
  await openCustomer(operator.page, customer.page, 'access');
  const row = operator.page.getByRole('row').filter({ hasText: 'billing server' });
  await row.waitFor();
  expect(await row.getByRole('cell').allInnerTexts()).toEqual([
    'billing server',
    `${key.slice(0, 12)}…`,
    'Quotes',
    expect.any(String),
    'Never',
    'Never',
    'Revoke',
  ]);
  await operator.page.getByRole('cell', { name: 'Session', exact: true }).waitFor();
  expect(await operator.page.content()).not.toContain(key);

  // 2. A question, then one of them ends at once and the others go on; the audit log has it.
  await operator.page.getByRole('button', { name: 'Revoke the API key “leaked”' }).click();
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await operator.page.getByText('The API key “leaked” is revoked').waitFor();
  await operator.page.getByRole('row').filter({ hasText: 'leaked' }).waitFor({ state: 'detached' });
  expect(await statusOf(leakedKey)).toBe(401);
  expect(await statusOf(key)).toBe(200);
  const access = operator.page.url();
  await operator.page.goto('/operator/audit');
  await operator.page.getByRole('row').filter({ hasText: '(API key leaked)' }).waitFor();
  await operator.page.goto(access);

  // 3. A question, then all of them end at once.
  await operator.page.getByRole('button', { name: 'End sessions and keys' }).click();
  await operator.page.getByRole('dialog').getByRole('button', { name: 'End sessions and keys' }).click();
  await operator.page.getByText('No session and no API key').waitFor();
  expect(await statusOf(key)).toBe(401);
  await customer.page.getByRole('link', { name: 'API keys' }).click();
  await customer.page.getByRole('heading', { name: 'Log in' }).waitFor();
});

test('Tokens_OfWhichThereAreMany_AreShownPageByPage', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  await register(customer.page);
  for (let number = 1; number <= 25; number++) {
    const data = { name: `program ${number}` };
    await customer.page.request.post('/api/keys', { data, headers: { Origin: fixture.url } });
  }

  await openCustomer(operator.page, customer.page, 'access');
  await operator.page.getByRole('cell', { name: 'program 25', exact: true }).waitFor();
  expect(await operator.page.getByRole('cell', { name: 'Session', exact: true }).count()).toBe(0);
  await operator.page.getByRole('button', { name: 'Show more' }).click();

  await operator.page.getByRole('cell', { name: 'Session', exact: true }).waitFor();
  expect(await operator.page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
});

test('Calls_OfACustomer_AreListedOneByOneAndFilteredByTheAddress', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  await register(customer.page);
  await requestApi(customer.page, 'api1', 2);
  await requestApi(customer.page, 'api4');

  await openCustomer(operator.page, customer.page, 'calls');
  const cells = operator.page.getByRole('region', { name: 'Calls one by one' }).getByRole('cell');
  await cells.filter({ hasText: 'api4' }).waitFor();
  expect(await cells.filter({ hasText: /api\d/ }).allInnerTexts()).toEqual([
    'Activities api1',
    'Activities api1',
    'Palettes api4',
  ]);
  await operator.page.getByLabel('API', { exact: true }).click();
  await operator.page.getByTitle('Palettes (api4)').click();
  await expect.poll(() => cells.filter({ hasText: /api\d/ }).allInnerTexts()).toEqual(['Palettes api4']);

  await operator.page.reload();

  await cells.filter({ hasText: 'api4' }).waitFor();
  expect(await cells.filter({ hasText: 'api1' }).count()).toBe(0);
});

test('Calls_InDaysWithoutAny_SaySo', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  await register(customer.page);
  await requestApi(customer.page, 'api1');
  await openCustomer(operator.page, customer.page, 'calls');
  await operator.page.getByRole('cell', { name: 'Activities api1' }).waitFor();

  await operator.page.getByLabel('First and last day').first().click();
  await operator.page.getByText('Yesterday', { exact: true }).click();

  await operator.page.getByText('No billed calls in this period').waitFor();
});

test('Calls_OfMoreDaysThanTheServiceTakes_SaySoAndCanBeAskedForAgain', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  await register(customer.page);
  await openCustomer(operator.page, customer.page, 'calls');
  const address = new URL(operator.page.url());

  await operator.page.goto(`${address.pathname}?show=calls&from=2026-01-01&to=2026-06-30`);

  await operator.page.getByRole('alert').filter({ hasText: 'at most 31 days' }).waitFor();
  await operator.page.getByRole('button', { name: 'Try again' }).waitFor();
});

/** Opens a part of the page of the customer of another tab. */
async function openCustomer(operator: Page, customer: Page, part: string): Promise<void> {
  await operator.goto(`/operator/customers/${await customerIdOf(customer)}?show=${part}`);
  await operator.getByRole('heading', { level: 1 }).waitFor();
}
