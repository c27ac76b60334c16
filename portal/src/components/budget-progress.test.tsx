import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInPage } from '@test/render';
import { BudgetProgress } from './budget-progress';

const usd = (amount: string) => ({ amount, currency: 'USD' });

test('BudgetProgress_OfASum_HasShortFiguresAndTheExactOnes', () => {
  renderInPage(
    <BudgetProgress
      name="All APIs"
      action="notify"
      alerts={[50, 100]}
      spent={usd('8.123456789')}
      limit={usd('10')}
    />,
  );

  expect(screen.getByText('$8.12 of $10.00')).toBeDefined();
  expect(screen.getByText('81%')).toBeDefined();
  expect(screen.getByText('Alerts at 50% and 100%')).toBeDefined();
  expect(screen.getByTitle('$8.123456789 of $10.00')).toBeDefined();
  const bar = screen.getByRole('progressbar', { name: 'Spent of All APIs' });
  expect(bar.getAttribute('aria-valuetext')).toBe('$8.123456789 of $10.00, 81%');
});

test('BudgetProgress_WithAThresholdBeyondTheLimit_IsAsLongAsThat', () => {
  renderInPage(
    <BudgetProgress name="Stop" action="notify" alerts={[100, 200]} spent={usd('30')} limit={usd('10')} />,
  );

  const bar = screen.getByRole('progressbar');
  expect(bar.getAttribute('aria-valuemax')).toBe('200');
  expect(bar.getAttribute('aria-valuenow')).toBe('200');
  expect([...bar.children].map((child) => child.getAttribute('style'))).toEqual([
    'width: 100%;',
    'left: 50%;',
    'left: 100%;',
  ]);
});
