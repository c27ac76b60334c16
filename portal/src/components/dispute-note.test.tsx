import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInPage } from '@test/render';
import { DisputeNote } from './dispute-note';

const dispute = {
  id: 'dp_1',
  state: 'needs_response',
  reason: 'product_not_received',
  amount: { amount: '5.00', currency: 'USD' },
  respond_by: '2031-02-03T04:05:00Z',
  created_at: '2031-01-03T04:05:00Z',
};

test('DisputeNote_ToBeAnswered_TellsTheOperatorUntilWhenAndWhere', () => {
  renderInPage(<DisputeNote dispute={dispute} isOperator />);

  expect(screen.getByText('Waiting for an answer: Product not received')).toBeDefined();
  expect(screen.getByText(/^Answer by .*2031/)).toBeDefined();
  const link = screen.getByRole('link', { name: 'Answer in Stripe' });
  expect(link.getAttribute('href')).toBe('https://dashboard.stripe.com/disputes/dp_1');
});

test.each([
  ['under_review', 'nothing to do'],
  ['won', 'The money is back'],
  ['lost', 'create a credit note'],
])('DisputeNote_%s_SaysThat_%s', (state, text) => {
  renderInPage(<DisputeNote dispute={{ ...dispute, state, respond_by: null }} isOperator />);

  expect(screen.getByText(text, { exact: false })).toBeDefined();
  expect(screen.queryByRole('link')).toBeNull();
});

test('DisputeNote_OfTheCustomerThemselves_AsksNothingOfThem', () => {
  renderInPage(<DisputeNote dispute={dispute} isOperator={false} />);

  expect(screen.queryByText(/Answer by/)).toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
});
