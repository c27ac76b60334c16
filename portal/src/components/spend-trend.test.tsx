import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInPage } from '@test/render';
import { SpendTrend } from './spend-trend';

const comparison = {
  from: '2026-10-01T00:00:00Z',
  to: '2026-10-26T14:00:00Z',
  cost: { amount: '100', currency: 'USD' },
  change_percent: 3,
};
const forecast = {
  end: '2026-12-01T00:00:00Z',
  cost: { amount: '9608.164', currency: 'USD' },
  days: 7,
};

test('Trend_OfAMonthUnderWay_ComparesAndForecasts', () => {
  const { container } = renderInPage(
    <SpendTrend comparison={comparison} forecast={forecast} timeZone="UTC" />,
  );

  expect(container.textContent.replaceAll(/\s/g, ' ')).toBe(
    '+3% vs $100.00 in Oct 1 – 26About $9,610 by Nov 30, at the average of the last 7 days',
  );
});

test('Trend_AfterAMonthWithoutSpend_HasNoComparison', () => {
  const nothing = { ...comparison, cost: { amount: '0', currency: 'USD' }, change_percent: null };
  renderInPage(<SpendTrend comparison={nothing} forecast={forecast} timeZone="UTC" />);

  expect(screen.queryByText(/vs/)).toBeNull();
  expect(screen.getByText(/About/)).toBeTruthy();
});

test('Trend_WithTooLittleToSay_IsNothing', () => {
  const { container } = renderInPage(<SpendTrend comparison={null} forecast={null} timeZone="UTC" />);

  expect(container.textContent).toBe('');
});
