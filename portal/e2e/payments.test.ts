import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFixture } from './fixture.ts';
import { look } from './look.ts';
import { customerIdOf, register } from './people.ts';
import { Stripe } from './stripe.ts';

const secret = 'whsec_of_the_tests';
const settings: Record<string, string> = {
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

test('Credit_BoughtOnTheProvidersPage_RaisesTheBalanceAndIsRefundedByTheOperator', async () => {
  // 1. A customer buys credit, and changes their mind about the amount.
  const { page } = await fixture.open();
  const { username } = await register(page);
  await page.goto('/');
  await page.getByRole('link', { name: 'Payments' }).click();
  await page.getByText('No payments yet').waitFor();
  await page.getByRole('button', { name: 'Buy credit' }).click();
  await page.getByLabel('Amount, in USD').fill('1');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByText('Use 5 to 10000 USD').first().waitFor();
  await page.getByLabel('Amount, in USD').fill('50');
  await page.getByRole('button', { name: 'Continue to payment' }).click();

  // 2. They pay on the provider's page, which leads back.
  await page.getByRole('heading', { name: 'Payg: credit' }).waitFor();
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByText('$50.00 received').waitFor();
  await page.getByRole('row').filter({ hasText: 'Paid' }).getByText('$50.00').waitFor();
  await page.goto('/balance');
  await page.getByText('$50.00').first().waitFor();

  // 3. They save a card, and let credit be bought with it.
  await page.goto('/payments');
  await page.getByRole('button', { name: 'Save a card' }).click();
  await page.getByRole('button', { name: 'Pay' }).click();
  await expect
    .poll(async () => {
      await page.goto('/payments', { waitUntil: 'networkidle' });
      return page.getByText('Visa •••• 4242').count();
    })
    .toBe(1);
  await page.getByText('Buy credit when the balance is low').click();
  await page.getByLabel('When the balance is below, in USD').fill('5');
  await page.getByLabel('Buy multiples of, in USD').fill('10');
  await page.getByLabel('At most in a month, in USD').fill('100');
  await page.getByRole('button', { name: 'Save automatic top-up' }).click();
  await page.getByText('Automatic top-up is saved').waitFor();
  await look(page, '/payments', 'payments-of-a-customer');

  // 4. The operator refunds a part, and records a bank transfer.
  const operator = await fixture.openOperator();
  await operator.page.goto('/operator/payments');
  await operator.page.getByRole('button', { name: `Refund the payment of ${username}` }).click();
  await operator.page.getByLabel('Reason').fill('Goodwill');
  await operator.page.getByLabel('Amount, in USD (optional)').fill('20');
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Refund' }).click();
  await operator.page.getByText('$20.00 refunded').waitFor();
  await operator.page.getByRole('button', { name: 'Record a payment' }).click();
  await operator.page.getByRole('dialog').getByLabel('Customer').fill(username.slice(0, -1));
  await operator.page.getByRole('option', { name: username }).waitFor({ state: 'attached' });
  await operator.page.locator('.ant-select-item-option').filter({ hasText: username }).click();
  await operator.page.getByLabel('Amount, in USD').fill('7');
  await operator.page.getByLabel('Reference (optional)').fill('Bank 42');
  await operator.page.getByRole('button', { name: 'Record payment' }).click();
  await operator.page.getByText('Bank transfer: Bank 42').waitFor();
  await look(operator.page, '/operator/payments', 'operator-payments');

  // 5. The customer's own page has their payments, and so has the list by the customer's name.
  await operator.page.getByRole('link', { name: username }).first().click();
  await operator.page.getByRole('tab', { name: 'Payments', selected: true }).waitFor();
  await operator.page.getByText('Bank transfer: Bank 42').waitFor();
  const id = await customerIdOf(page);
  await look(operator.page, `/operator/customers/${id}?show=payments`, 'operator-payments-of-a-customer');
  await operator.page.goto(`/operator/payments?customer=${id}&state=refunded`);
  await operator.page.getByText('No payments match').waitFor();
  await operator.page.getByTitle(username).waitFor();
  const balance = await page.request.get('/api/balance');
  expect(await balance.json()).toMatchObject({ balance: { amount: '37' } });
});
