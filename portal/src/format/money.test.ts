import { expect, test } from 'vitest';
import { formatDifference, formatMoney } from './money';

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
