import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('ToCsv_OfTextWithSeparators_QuotesIt', () => {
  expect(toCsv(['a', 'b'], [['x,"y"', 1]])).toBe('a,b\r\n"x,""y""",1\r\n');
});

test('ToCsv_OfTextThatASpreadsheetWouldRun_DisarmsIt', () => {
  expect(toCsv(['a'], [['=1+1']])).toBe("a\r\n'=1+1\r\n");
});

test('ToCsv_OfANegativeAmount_LeavesItANumber', () => {
  expect(toCsv(['cost'], [['-0.002']])).toBe('cost\r\n-0.002\r\n');
});
