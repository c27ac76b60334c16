import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Balance } from '@/api/get-balance';
import { fakeService, renderInPage } from '@test/render';
import { DaysLeft, daysText } from './days-left';

async function show(amount: string, costs: string[]): Promise<void> {
  const data = costs.map((cost) => ({ cost: { amount: cost, currency: 'USD' } }));
  const { asked } = fakeService(() => ({ body: { data, next_cursor: null } }));
  const balance = { balance: { amount, currency: 'USD' } } as Balance;
  renderInPage(<DaysLeft balance={balance} timeZone="UTC" />);
  await waitFor(() => expect(asked.length).toBe(1));
}

test('DaysLeft_OfABalanceThatUsagePaysFrom_SaysAtWhichRate', async () => {
  await show('0.0001', ['60', '10']);

  expect(await screen.findByText('Less than a day')).toBeDefined();
  expect(screen.getByText('At the rate of the last 7 days')).toBeDefined();
});

test.each([
  ['-5', ['7']],
  ['10', []],
])('DaysLeft_OfABalanceOf_%s_WithCosts%j_IsAbsent', async (amount, costs) => {
  await show(amount, costs);

  expect(screen.queryByText('Lasts for')).toBeNull();
});

test.each([
  [0, 'Less than a day'],
  [1, '1 day'],
  [365, '365 days'],
  [366, 'More than a year'],
])('DaysText_Of%i_Is%s', (days, text) => {
  expect(daysText(days)).toBe(text);
});
