import { expect, test } from 'vitest';
import {
  alertsLabel,
  alertsProblem,
  amountProblem,
  balancesProblem,
  isRefusing,
  percentagesOf,
  spentPercent,
  stateOf,
} from './budget';

const budgetOf = (spent: string, limit: string, action = 'notify') => ({
  action,
  alerts: [],
  spent: { amount: spent, currency: 'USD' },
  limit: { amount: limit, currency: 'USD' },
});

test.each([
  ['0', '10', 0, 'well'],
  ['7.999999999', '10', 79, 'well'],
  ['8', '10', 80, 'near'],
  ['9.999999999', '10', 99, 'near'],
  ['10', '10.00', 100, 'reached'],
  ['25', '10', 250, 'reached'],
  ['-1', '10', -10, 'well'],
  ['0.000000001', '0', 100, 'reached'],
  ['0', '0', 0, 'well'],
  ['900000000.000000001', '1000000000', 90, 'near'],
])('Budget_WithSpentOfLimit_%s_%s_Is%iPercentAnd%s', (spent, limit, percent, state) => {
  const budget = budgetOf(spent, limit);

  expect(spentPercent(budget)).toBe(percent);
  expect(stateOf(budget)).toBe(state);
  expect(isRefusing(budget)).toBe(false);
});

test.each([
  ['9.99', '10', false],
  ['10', '10', true],
  ['0', '0', true],
])('Budget_ThatStopsCalls_WithSpentOfLimit_%s_%s_RefusesThem_%s', (spent, limit, isExpected) => {
  expect(isRefusing(budgetOf(spent, limit, 'block'))).toBe(isExpected);
});

test.each(['0', '25', ' 0.50 ', '1000000000', '1000000000.000000000', '0.123456789'])(
  'Amount_%s_IsRight',
  (text) => {
    expect(amountProblem(text)).toBeNull();
  },
);

test.each([
  '',
  ' ',
  '-1',
  '1e3',
  '1,5',
  '.5',
  '5.',
  'a lot',
  '$5',
  '1000000000.000000001',
  '0.1234567891',
  '٣',
])('Amount_%s_IsRefused', (text) => {
  expect(amountProblem(text)).not.toBeNull();
});

test('Percentages_InAnyOrderAndTwice_RiseOnce', () => {
  expect(percentagesOf(['100', ' 50 %', '80%', '50'])).toEqual([50, 80, 100]);
  expect(percentagesOf([])).toEqual([]);
});

test.each(['0', '1001', '-5', '50.5', 'half', '', '1e2'])('Percentages_With_%s_AreRefused', (text) => {
  expect(percentagesOf(['50', text])).toBeNull();
  expect(alertsProblem([text])).toBe('Enter whole percentages from 1 to 1000.');
});

test('Percentages_MoreThanTen_AreRefused', () => {
  const texts = Array.from({ length: 11 }, (_, index) => `${index + 1}`);

  expect(alertsProblem(texts.slice(0, 10))).toBeNull();
  expect(alertsProblem(texts)).toBe('Enter at most 10 percentages.');
});

test.each([
  [[], 'No alerts'],
  [[100], 'Alerts at 100%'],
  [[50, 100], 'Alerts at 50% and 100%'],
  [[50, 80, 100], 'Alerts at 50%, 80% and 100%'],
])('Alerts_%j_AreWritten', (alerts, text) => {
  expect(alertsLabel(alerts)).toBe(text);
});

test.each([
  [[], null],
  [['0', '25.5', '10', '5', '1'], null],
  [['1', '2', '3', '4', '5', '6'], 'Enter at most 5 amounts.'],
  [['10', '-1'], 'Enter an amount such as 25 or 0.50.'],
])('Balances_%j_AreRefusedWith_%s', (texts, problem) => {
  expect(balancesProblem(texts)).toBe(problem);
});
