import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeService, renderInPage } from '@test/render';
import { MonthComparison } from './month-comparison';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-27T10:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** A service with what was used from some days on, and what it cost; of the customer `partial` not all is kept. */
function serviceWith(costs: Record<string, string>) {
  return fakeService(({ url }) => {
    const query = new URL(url).searchParams;
    const from = query.get('from') ?? '';
    const cost = costs[from.slice(0, 10)];
    const usage = {
      start: from,
      end: query.get('to'),
      meter: 'api1',
      method: 'GET',
      meter_name: null,
      unit: 'call',
      quantity: 1,
      cost: { amount: cost, currency: query.get('currency') },
    };
    return {
      body: {
        data: cost === undefined ? [] : [usage],
        next_cursor: null,
        kept_from: query.get('customer') === 'partial' ? '2026-10-20T00:00:00Z' : null,
      },
    };
  });
}

async function shownText(): Promise<string> {
  const [shown, ...others] = await screen.findAllByRole('status');
  expect(others).toEqual([]);
  return (shown?.textContent ?? '').replaceAll(/\s/g, ' ');
}

test('Comparison_OfTheCurrentMonth_IsOfItsDaysThatAreOver', async () => {
  const service = serviceWith({ '2026-11-01': '30', '2026-10-01': '20' });
  renderInPage(<MonthComparison customer="one" currency="EUR" month="2026-11" />);

  expect(await shownText()).toBe('Nov 1 – 26: €30.00, +50% vs €20.00 in Oct 1 – 26');
  expect(service.asked.map(({ url }) => Object.fromEntries(new URL(url).searchParams))).toEqual([
    {
      window: 'day',
      from: '2026-11-01T00:00:00Z',
      to: '2026-11-27T00:00:00Z',
      customer: 'one',
      currency: 'EUR',
    },
    {
      window: 'day',
      from: '2026-10-01T00:00:00Z',
      to: '2026-10-27T00:00:00Z',
      customer: 'one',
      currency: 'EUR',
    },
  ]);
});

test('Comparison_OfAMonthThatIsOver_IsOfWholeMonths', async () => {
  serviceWith({ '2026-10-01': '5', '2026-09-01': '20' });
  renderInPage(<MonthComparison customer="one" currency="EUR" month="2026-10" />);

  expect(await shownText()).toBe('Oct 1 – 31: €5.00, -75% vs €20.00 in Sep 1 – 30');
});

test('Comparison_WithNothingKeptOrNothingUsedBefore_IsNotShown', async () => {
  serviceWith({ '2026-11-01': '30', '2026-10-01': '20', '2026-08-01': '10' });
  renderInPage(
    <>
      <MonthComparison customer="partial" currency="EUR" month="2026-11" />
      <MonthComparison customer="one" currency="EUR" month="2026-08" />
      <MonthComparison customer="one" currency="EUR" month="2026-12" />
      <MonthComparison customer="one" currency="EUR" month="2026-11" />
    </>,
  );

  expect(await shownText()).toMatch(/^Nov 1 – 26/);
});
