import { beforeAll, expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { look } from './look.ts';
import { customerIdOf, requestApi } from './people.ts';

const fixture = shareFixture();
const operatorPages = [
  '/operator',
  '/operator/customers',
  '/operator/meters',
  '/operator/meters/1',
  '/operator/plans',
  '/operator/invoices',
  '/operator/payments',
  '/operator/journals',
  '/operator/webhooks',
  '/operator/audit',
  '/operator/audit?category=sign_ins',
];
let customerPage: string;

beforeAll(async () => {
  const { page } = await fixture.openOperator();
  await requestApi(page, 'api3');
  const id = await customerIdOf(page);
  const limit = await page.request.put(`/api/admin/customers/${id}/limits/1`, {
    data: { calls_per_minute: 600 },
    headers: { Origin: fixture.url },
  });
  expect(limit.status()).toBe(200);
  const credit = await page.request.post(`/api/admin/customers/${id}/credits`, {
    data: { amount: '25', kind: 'promo', expires_at: '2099-01-01T00:00:00Z', reference: 'Spring offer' },
    headers: { Origin: fixture.url },
  });
  expect(credit.status()).toBe(201);
  const budget = await page.request.post(`/api/admin/customers/${id}/budgets`, {
    data: { scope: 'meter', meter: 'api3', period: 'day', limit: '0.001', action: 'notify' },
    headers: { Origin: fixture.url },
  });
  expect(budget.status()).toBe(201);
  customerPage = `/operator/customers/${id}`;
});

test.each(operatorPages)('OperatorPage_%s_HasNothingThatAxeFindsInAnyColoursAndWidth', async (path) => {
  const { page } = await fixture.openOperator();
  await look(page, path);
});

test.each(['usage', 'credits', 'budgets', 'details', 'access', 'calls', 'history'])(
  'CustomerPage_ShowingTheir%s_HasNothingThatAxeFindsInAnyColoursAndWidth',
  async (part) => {
    const { page } = await fixture.openOperator();
    await look(page, `${customerPage}?show=${part}`, `operator-customer-${part}`);
  },
);
