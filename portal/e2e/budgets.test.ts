import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectNoViolations } from './axe.ts';
import { shareFixture } from './fixture.ts';
import { customerIdOf, register, requestApi, signUp } from './people.ts';

const fixture = shareFixture();

test('Budget_ThatStopsCalls_RefusesThemUntilItsLimitIsRaised', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/budgets');
  await page.getByText('No budgets yet').waitFor();

  // 1. Nonsense is refused at its field; what the form accepts is created.
  await page.getByRole('button', { name: 'Create a budget' }).click();
  const form = page.getByRole('dialog', { name: 'New budget' });
  await form.getByRole('button', { name: 'Create budget' }).click();
  await form.getByText('Enter a limit.').waitFor();
  await form.getByLabel('Limit in USD').fill('a lot');
  await form.getByText('Enter an amount such as 25 or 0.50.').waitFor();
  await form.getByLabel('Limit in USD').fill('0.003');
  await form.getByText('Stop calls at the limit').click();
  await form.getByText('budget_exhausted').waitFor();
  await form.getByLabel('Name').fill('Daily stop');
  await expectNoViolations(page, 'the form of a new budget');
  await form.getByRole('button', { name: 'Create budget' }).click();
  await page.getByText('“Daily stop” is created').waitFor();
  await page.getByRole('row').filter({ hasText: '$0.00 of $0.003' }).waitFor();

  // 2. Calls are served up to the limit; the next one is refused, which the page says.
  await requestApi(page, 'api1', 3);
  const refused = await page.request.get('/api/payg/api1');
  expect(refused.status()).toBe(402);
  expect(((await refused.json()) as { code: string }).code).toBe('budget_exhausted');
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'Daily stop' });
  const bar = page.getByRole('progressbar', { name: 'Spent of Daily stop' });
  await bar.waitFor();
  expect(await bar.getAttribute('aria-valuetext')).toBe('$0.003 of $0.003, 100%');
  const alerts = page.getByRole('region', { name: 'Alerts' }).getByRole('listitem');
  await alerts.filter({ hasText: '“Daily stop” reached 50%' }).waitFor();
  await alerts.filter({ hasText: '“Daily stop” reached its limit: $0.003 of $0.003 spent.' }).waitFor();

  // 3. The home page warns, and its card says why a call is refused.
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('alert').filter({ hasText: 'Calls are refused' }).waitFor();
  await page.getByRole('button', { name: 'Call Activities' }).click();
  await page.getByText('Budget reached').waitFor();

  // 4. With a higher limit calls are served again.
  await page.getByRole('link', { name: 'See your budgets' }).click();
  await page.getByRole('button', { name: 'Edit Daily stop' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit budget' });
  await edit.getByLabel('Limit in USD').fill('0.1');
  await edit.getByRole('button', { name: 'Save budget' }).click();
  await page.getByText('“Daily stop” is saved').waitFor();
  await row.filter({ hasText: '$0.003 of $0.10' }).waitFor();
  await alerts.filter({ hasText: '“Daily stop” is below 100% again' }).waitFor();
  await requestApi(page, 'api1');

  // 5. A question, then it is gone; its alerts stay.
  await page.getByRole('button', { name: 'Delete Daily stop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete budget' }).click();
  await page.getByText('No budgets yet').waitFor();
  await alerts.filter({ hasText: '“Daily stop” reached its limit' }).waitFor();
});

test('Budget_OfOneApiKey_IsShownByItsNameAndNotifiesOnly', async () => {
  const { page } = await fixture.open();
  await register(page);
  const made = await page.request.post('/api/keys', {
    data: { name: 'billing server' },
    headers: { Origin: fixture.url },
  });
  const { key } = (await made.json()) as { key: string };
  await page.goto('/budgets');

  await page.getByRole('button', { name: 'New budget' }).click();
  const form = page.getByRole('dialog', { name: 'New budget' });
  await form.getByLabel('Covers').click();
  await page.getByTitle('One API key', { exact: true }).click();
  await form.getByLabel('API key').click();
  await page.getByTitle('billing server', { exact: true }).click();
  await form.getByLabel('Limit in USD').fill('0.001');
  await form.getByLabel('Alerts in % of the limit').fill('0');
  await page.keyboard.press('Enter');
  await form.getByText('Enter whole percentages from 1 to 1000.').waitFor();
  await form.getByTitle('0', { exact: true }).locator('.anticon-close').click();
  await form.getByLabel('Alerts in % of the limit').fill('200');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Create budget' }).click();
  await page.getByText('“billing server” is created').waitFor();

  for (let count = 0; count < 2; count++) {
    const answer = await fetch(`${fixture.url}/api/payg/api1`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(answer.status).toBe(200);
  }
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'API key billing server' });
  await row.filter({ hasText: '200%' }).filter({ hasText: 'Alerts at 50%, 80%, 100% and 200%' }).waitFor();
  await page.getByText('“billing server” reached 200%: $0.002 of $0.001 spent.').waitFor();
});

test('Budget_OfAnOperator_IsSeenButNotChangedByTheCustomer', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  const { username } = await register(customer.page);
  await openBudgets(operator.page, await customerIdOf(customer.page));

  // 1. The operator sets one for one API, which the customer cannot change.
  await operator.page.getByRole('button', { name: 'Set a budget' }).click();
  const form = operator.page.getByRole('dialog', { name: 'New budget' });
  await form.getByLabel('Covers').click();
  await operator.page.getByTitle('One API', { exact: true }).click();
  await form.getByLabel('API', { exact: true }).click();
  await operator.page.getByTitle('Activities (api1)').click();
  await form.getByLabel('Limit in USD').fill('0.001');
  await form.getByText('Stop calls at the limit').click();
  await form.getByRole('button', { name: 'Create budget' }).click();
  await operator.page.getByRole('row').filter({ hasText: 'Set by an operator' }).waitFor();
  await requestApi(customer.page, 'api1');
  expect((await customer.page.request.get('/api/payg/api1')).status()).toBe(402);
  await customer.page.goto('/budgets');
  await customer.page.getByRole('row').filter({ hasText: 'Set by your provider' }).waitFor();
  expect(await customer.page.getByRole('button', { name: /^(Edit|Delete) / }).count()).toBe(0);

  // 2. The alerts are on the customer's page and on the overview, which leads to it.
  await operator.page.reload();
  await operator.page.getByText('reached its limit: $0.001 of $0.001 spent.').waitFor();
  await operator.page.goto('/operator');
  const newest = operator.page.getByRole('region', { name: 'Newest alerts' });
  await newest.getByRole('link', { name: username }).first().click();
  await operator.page.getByRole('tab', { name: 'Budgets', selected: true }).waitFor();

  // 3. Without it calls are served again.
  await operator.page.getByRole('button', { name: /^Delete / }).click();
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Delete budget' }).click();
  await operator.page.getByText('No budgets', { exact: true }).waitFor();
  await requestApi(customer.page, 'api1');
});

async function openBudgets(page: Page, id: string): Promise<void> {
  await page.goto(`/operator/customers/${id}?show=budgets`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

test('Balance_WithLowBalanceAlerts_KeepsThemAndSaysHowLongItLasts', async () => {
  const { page } = await fixture.open();
  const operator = await fixture.openOperator();
  await register(page);
  const credit = await operator.page.request.post(
    `/api/admin/customers/${await customerIdOf(page)}/credits`,
    { data: { amount: '25', kind: 'promo' }, headers: { Origin: fixture.url } },
  );
  expect(credit.status()).toBe(201);
  await requestApi(page, 'api1');
  await page.goto('/balance');
  await page.getByText('More than a year').waitFor();

  const field = page.getByLabel('Notify me when the balance falls below, in USD');
  await field.fill('much');
  await page.keyboard.press('Enter');
  await page.getByText('Enter an amount such as 25 or 0.50.').waitFor();
  await page.getByTitle('much', { exact: true }).locator('.anticon-close').click();
  await field.fill('24.999');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save alerts' }).click();
  await page.getByText('The low-balance alerts are saved').waitFor();
  await page.reload();
  await page.getByTitle('24.999', { exact: true }).waitFor();

  await requestApi(page, 'api1');
  await page.goto('/budgets');
  await page.getByText('The balance fell below $24.999: $24.998 left.').waitFor();
});
