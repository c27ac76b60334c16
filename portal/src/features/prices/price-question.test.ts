import { expect, test } from 'vitest';
import { parametersOf, questionOf } from './price-question';

const read = (query: string) => questionOf(new URLSearchParams(query));

test('Question_OfAnEmptyAddress_IsTheExample', () => {
  expect(read('')).toEqual({ api: null, quantity: 250_000 });
});

test.each(['quantity=-1', 'quantity=many', 'quantity=1e9', 'quantity=9999999999999999'])(
  'Question_Of %s_IsTheExample',
  (query) => {
    expect(read(query).quantity).toBe(250_000);
  },
);

test('Question_WrittenIntoAnAddress_IsReadFromIt', () => {
  const question = { api: 'GET maps', quantity: 0 };

  expect(questionOf(new URLSearchParams(parametersOf(question)))).toEqual(question);
});
