import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFixture } from './fixture.ts';
import { customerIdOf, fillCredentials, newPerson, register } from './people.ts';
import { Stripe } from './stripe.ts';

const secret = 'whsec_of_the_tests';
const settings: Record<string, string> = {
  Payg__Credits__Mode: 'Prepaid',
  Payg__Invoices__SellerName: 'Example API GmbH',
  Payg__Stripe__SecretKey: 'sk_test_of_the_tests',
  Payg__Stripe__WebhookSecret: secret,
};
let stripe: Stripe;

// Before the service starts, which is told where it is.
beforeAll(async () => {
  stripe = await Stripe.start(secret);
  settings['Payg__Stripe__ApiBase'] = stripe.url;
});
const fixture = startFixture(settings);
beforeAll(() => stripe.sendTo(`${fixture.url}/api/payments/stripe/webhook`));
afterAll(() => stripe.stop());

const call = (key: string) =>
  fetch(`${fixture.url}/api/payg/api1`, { headers: { Authorization: `Bearer ${key}` } });

/** Buys credit with a card, on the provider's page. */
async function buyCredit(page: Page, amount: string): Promise<void> {
  await page.getByRole('button', { name: 'Buy credit' }).click();
  await page.getByLabel('Amount, in USD').fill(amount);
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByRole('heading', { name: 'Payg: credit' }).waitFor();
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByText(`$${amount}.00 received`).waitFor();
}

/** The last month that is over everywhere, yyyy-MM. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

test('Money_FromSignUpToInvoice_GoesItsWholeWay', async () => {
  const operator = await fixture.openOperator();
  const headers = { Origin: fixture.url };
  const priced = await operator.page.request.post('/api/admin/meters/1/prices', {
    data: { currency: 'USD', model: 'graduated', tiers: [{ up_to: null, amount: '2.50' }] },
    headers,
  });
  expect(priced.status()).toBe(201);

  // 1. A customer signs up, buys credit with a card, and creates a key.
  const { page } = await fixture.open();
  const person = newPerson();
  await page.goto('/sign-up');
  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('link', { name: 'Payments' }).click();
  await buyCredit(page, '5');
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('production');
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = await page.getByLabel('The new key').innerText();
  await page.getByRole('button', { name: 'Done' }).click();

  // 2. The program calls until the credit is used up: it is told why, and the portal where there is more.
  expect([(await call(key)).status, (await call(key)).status]).toEqual([200, 200]);
  const refused = await call(key);
  expect(refused.status).toBe(402);
  expect(await refused.json()).toMatchObject({
    code: 'credit_exhausted',
    detail: expect.stringContaining('top up') as string,
    needed: { amount: '2.5', currency: 'USD' },
  });
  await page.goto('/');
  await page.getByText('Calls are refused').waitFor();
  await page.getByRole('button', { name: 'Call Activities' }).click();
  await page.getByText('Not enough credit').waitFor();

  // 3. They buy more there, and the same key works again.
  await page.getByRole('link', { name: 'Buy credit' }).click();
  await buyCredit(page, '20');
  await expect.poll(async () => (await call(key)).status).toBe(200);
  expect(await (await page.request.get('/api/balance')).json()).toMatchObject({
    balance: { amount: '17.5' },
  });

  // 4. The operator sees the revenue and both payments.
  await operator.page.goto('/operator');
  await operator.page.getByText('$7.50').first().waitFor();
  await operator.page.getByRole('link', { name: 'Customers' }).click();
  await operator.page.getByRole('link', { name: person.username, exact: true }).first().click();
  await operator.page.getByRole('tab', { name: 'Payments' }).click();
  const payments = operator.page.getByRole('region', { name: 'Payments and refunds' });
  await payments.getByText('$20.00').waitFor();
  await payments.getByText('$5.00').waitFor();

  // 5. Another customer pays afterwards: last month becomes an invoice, which they open.
  const other = await fixture.open();
  const { username } = await register(other.page);
  const id = await customerIdOf(other.page);
  for (const [method, path, data] of [
    ['PUT', 'billing', { mode: 'postpaid' }],
    ['POST', 'adjustments', { month: lastMonth(), amount: '12.50', reason: 'Set-up' }],
  ] as const) {
    const done = await operator.page.request.fetch(`/api/admin/customers/${id}/${path}`, {
      method,
      data,
      headers,
    });
    expect(done.ok(), `${path}: ${await done.text()}`).toBe(true);
  }
  await operator.page.goto('/operator/invoices');
  const row = operator.page.getByRole('row').filter({ hasText: username });
  await expect
    .poll(
      async () => {
        await operator.page.getByRole('button', { name: 'Create drafts' }).click();
        await operator.page.getByText(/drafts? made/).waitFor();
        return row.count();
      },
      { timeout: 40_000, interval: 1_000 },
    )
    .toBe(1);
  await row.getByRole('button', { name: `Issue the invoice of ${username}` }).click();
  await row.getByText('Open').waitFor();
  await other.page.goto('/invoices');
  const pdf = await other.page.getByRole('link', { name: /^PDF of INV-/ }).getAttribute('href');
  const file = await other.page.request.get(pdf ?? '');
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');

  // 6. A bank transfer pays it: the oldest unpaid invoice and its amount are in the form already.
  await operator.page.goto(`/operator/customers/${id}?show=payments`);
  await operator.page.getByRole('button', { name: 'Record a payment' }).click();
  const dialog = operator.page.getByRole('dialog');
  await expect.poll(() => dialog.getByLabel('Amount, in USD').inputValue()).toBe('12.50');
  await dialog.getByRole('button', { name: 'Record payment' }).click();
  await operator.page.getByText('Recorded by the operator').waitFor();
  await operator.page.goto('/operator/invoices');
  await row.getByText('Paid').waitFor();
});
