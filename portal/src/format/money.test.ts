import { expect, test } from 'vitest';
import {
  daysLeftOf,
  formatDifference,
  formatMoney,
  formatRoughMoney,
  formatShortMoney,
  percentOf,
  restOf,
  shareOf,
  sumOf,
  percentChange,
} from './money';

test.each([
  ['0', '$0.00'],
  ['0.001', '$0.001'],
  ['1234.5', '$1,234.50'],
  ['0.000000001', '$0.000000001'],
  ['-0.002', '-$0.002'],
  // No binary fraction has these digits.
  ['9007199254740993.123456789', '$9,007,199,254,740,993.123456789'],
])('FormatMoney_Of%s_KeepsEveryDigit', (amount, text) => {
  expect(formatMoney({ amount, currency: 'USD' }, 'en-US')).toBe(text);
});

test('FormatMoney_ForAReaderElsewhere_IsWrittenAsThere', () => {
  expect(formatMoney({ amount: '1234.5678', currency: 'EUR' }, 'de-DE')).toBe('1.234,5678\u00a0€');
});

test('FormatMoney_OfACurrencyWithoutFractions_AddsNone', () => {
  expect(formatMoney({ amount: '1200', currency: 'JPY' }, 'en-US')).toBe('¥1,200');
});

test.each([
  ['JPY', '1200', '¥1,200'],
  ['IRR', '9600000000', 'IRR\u00a09,600,000,000'],
  ['KWD', '1.5', 'KWD\u00a01.500'],
  ['KWD', '1000000000000000.000000001', 'KWD\u00a01,000,000,000,000,000.000000001'],
])('FormatMoney_Of%s_HasAtLeastTheMinorUnitsOfItsCurrency', (currency, amount, text) => {
  expect(formatMoney({ amount, currency }, 'en-US')).toBe(text);
});

test.each([
  ['0.25', '+$0.25'],
  ['-0.25', '-$0.25'],
  ['0', '$0.00'],
])('FormatDifference_Of%s_HasItsSign', (amount, text) => {
  expect(formatDifference({ amount, currency: 'USD' }, 'en-US')).toBe(text);
});

test.each([
  ['0', '$0.00'],
  ['0.0045', '$0.0045'],
  ['1', '$1.00'],
  ['9.999999999', '$9.99'],
  ['12345.678', '$12,345.67'],
  ['-2.345', '-$2.34'],
  ['-0.5', '-$0.50'],
])('FormatShortMoney_Of%s_HasNoDigitsBeyondItsCurrencyFromOneOn', (amount, text) => {
  expect(formatShortMoney({ amount, currency: 'USD' }, 'en-US')).toBe(text);
});

test.each([
  ['JPY', '1200', '¥1,200'],
  ['KWD', '1.23456', 'KWD\u00a01.234'],
])('FormatShortMoney_Of%s_HasTheDigitsOfItsCurrency', (currency, amount, text) => {
  expect(formatShortMoney({ amount, currency }, 'en-US')).toBe(text);
});

test.each([
  ['5', '10', 50],
  ['0.999999999', '1', 99],
  ['1', '0', null],
])('PercentOf_%s_Of%s_Is%s', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});

const weekMs = 7 * 86_400_000;

test.each([
  ['70', ['10'], 49],
  ['70', ['3', '4.000000001'], 69],
  ['0.001', ['7'], 0],
  ['-5', ['7'], null],
  ['0', ['7'], null],
  ['70', [], null],
  ['70', ['1', '-1'], null],
  ['1000000000', ['0.000000001'], 7_000_000_000_000_000_000],
])('DaysLeftOf_%s_WhereAWeekCost%j_Is%s', (balance, spent, days) => {
  expect(daysLeftOf(balance, spent, weekMs)).toBe(days);
});

test.each([
  [['0.1', '0.2'], '0.3'],
  [['9007199254740993.123456789', '0.000000001'], '9007199254740993.12345679'],
  [['-0.5', '0.25'], '-0.25'],
  [['1', '-1'], '0'],
])('SumOf_%s_HasEveryDigit', (amounts, sum) => {
  expect(sumOf(amounts.map((amount) => ({ amount, currency: 'USD' })))).toEqual({
    amount: sum,
    currency: 'USD',
  });
});

test('SumOf_SeveralCurrenciesOrNothing_IsNone', () => {
  expect(
    sumOf([
      { amount: '1', currency: 'USD' },
      { amount: '1', currency: 'EUR' },
    ]),
  ).toBeNull();
  expect(sumOf([])).toBeNull();
});

test.each([
  ['9608.164', '$9,610'],
  ['123.456', '$123'],
  ['42.4567', '$42.45'],
  ['1', '$1.00'],
  ['0.045678', '$0.046'],
  ['12345678901234567890', '$12,300,000,000,000,000,000'],
])('FormatRoughMoney_Of%s_Is%s', (amount, text) => {
  expect(formatRoughMoney({ amount, currency: 'USD' }, 'en-US')).toBe(text);
});

test.each([
  ['155', '30', '125'],
  ['0.000000002', '0.000000001', '0.000000001'],
  ['1', '-1', '2'],
  ['30', '30', null],
  ['29.999999999', '30', null],
])('Rest_Of%sWithout%s_Is%s', (whole, part, rest) => {
  const money = restOf({ amount: whole, currency: 'USD' }, { amount: part, currency: 'USD' });

  expect(money?.amount ?? null).toBe(rest);
});

test('Share_OfAnAmount_IsCutOffBelowABillionth', () => {
  expect(shareOf({ amount: '10', currency: 'USD' }, 1, 3)).toEqual({
    amount: '3.333333333',
    currency: 'USD',
  });
});

test.each([
  ['12', '10', 20],
  ['9.95', '10', -1],
  ['0.000000001', '0.000000001', 0],
] as const)('Change_To%sFrom%s_IsInWholePercent', (now, before, percent) => {
  expect(percentChange(now, before)).toBe(percent);
});
