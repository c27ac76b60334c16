import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeService, renderInPage } from '@test/render';
import { BudgetNotice } from './budget-notice';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const budget = { id: '1', name: 'Mine', scope: 'customer', action: 'notify', alerts: [], limit: usd('10') };
const balance = { mode: 'postpaid', credit_limit: null, available: usd('0') };

/** Shows the notice for budgets and a balance, once both are known. */
async function show(budgets: object[], changes: object = {}, isCardEnabled = false): Promise<void> {
  const { asked } = fakeService((request) => ({
    body: request.url.endsWith('/api/balance')
      ? { ...balance, ...changes }
      : { data: budgets, next_cursor: null, is_card_enabled: isCardEnabled },
  }));
  renderInPage(<BudgetNotice />);
  await waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(2));
}

test('BudgetNotice_WhereAllIsWell_IsAbsent', async () => {
  await show([{ ...budget, spent: usd('7.99') }]);

  expect(screen.queryByRole('alert')).toBeNull();
});

test.each([
  [{ spent: usd('8') }, 'A budget is nearly or fully spent'],
  [{ spent: usd('12') }, 'A budget is nearly or fully spent'],
  [{ spent: usd('9'), action: 'block' }, 'A budget is nearly or fully spent'],
  [{ spent: usd('10'), action: 'block' }, 'Calls are refused'],
  [{ spent: usd('10'), action: 'block', scope: 'meter' }, 'Some calls are refused'],
])('BudgetNotice_OfABudgetWith_%j_Says_%s', async (changes, title) => {
  await show([{ ...budget, ...changes }]);

  expect(await screen.findByText(title)).toBeDefined();
  expect(screen.getByRole('link', { name: 'See your budgets' }).getAttribute('href')).toBe('/budgets');
});

test.each([{ mode: 'prepaid' }, { credit_limit: usd('5') }])(
  'BudgetNotice_WithoutCreditAnd_%j_SaysThatCallsAreRefused',
  async (changes) => {
    await show([], changes);

    expect(await screen.findByText('Calls are refused')).toBeDefined();
    expect(screen.getByRole('link', { name: 'See your balance' })).toBeDefined();
  },
);

test('BudgetNotice_OfManyBudgets_ShowsThreeAndThoseThatRefuseFirst', async () => {
  const near = ['a', 'b', 'c'].map((name) => ({ ...budget, id: name, name, spent: usd('9') }));
  await show([...near, { ...budget, id: 'd', name: 'd', action: 'block', spent: usd('10') }]);

  expect(await screen.findByRole('link', { name: 'See all 4 budgets' })).toBeDefined();
  expect(screen.getAllByRole('strong').map((name) => name.textContent)).toEqual(['d', 'a', 'b']);
});

test('BudgetNotice_WithoutCreditWhereCardsAreTaken_LeadsToMore', async () => {
  await show([], { mode: 'prepaid' }, true);

  const link = await screen.findByRole('link', { name: 'Buy credit' });
  expect(link.getAttribute('href')).toBe('/payments');
});
