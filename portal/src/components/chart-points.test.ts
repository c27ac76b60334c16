import { describe, expect, test } from 'vitest';
import { chartForecastOf } from './chart-forecast';
import { pointsOf, type Usage } from './chart-points';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const used: Usage = {
  start: '2026-11-28T00:00:00+00:00',
  meter: 'api1',
  meter_name: null,
  unit: 'call',
  quantity: 5,
  cost: usd('5'),
};
const range = {
  window: 'day',
  from: '2026-11-28T00:00:00Z',
  to: '2026-12-01T00:00:00Z',
  timeZone: 'UTC',
} as const;
const forecast = chartForecastOf(
  { end: '2026-12-01T00:00:00+00:00', cost: usd('155') },
  usd('30'),
  '2026-11-28T12:00:00+00:00',
);

describe('Forecast', () => {
  test('Forecast_OfAMonth_IsSpreadOverWhatIsLeftOfItsDays', () => {
    const points = pointsOf([used], 'cost', { ...range, forecast });

    expect(points.map((point) => point.forecast)).toEqual([
      { height: 25, text: 'about $25.00 more' },
      { height: 50, text: 'about $50.00' },
      { height: 50, text: 'about $50.00' },
    ]);
  });

  test('Forecast_OfDaysToCome_LeavesThemNothingToOpen', () => {
    const ahead = { ...used, start: '2026-11-30T00:00:00Z' };

    expect(pointsOf([used], 'cost', { ...range, forecast }).map(({ start }) => start)).toEqual([
      '2026-11-28T00:00:00.000Z',
      undefined,
      undefined,
    ]);
    expect(pointsOf([ahead], 'cost', { ...range, forecast })[2]?.start).toBe('2026-11-30T00:00:00.000Z');
  });

  test('Forecast_OnTheBarOfAMonth_IsAllThatIsLeft', () => {
    const points = pointsOf([{ ...used, start: '2026-11-01T00:00:00Z' }], 'cost', {
      ...range,
      window: 'month',
      from: '2026-11-01T00:00:00Z',
      forecast,
    });

    expect(points.map((point) => point.forecast?.text)).toEqual(['about $125 more']);
  });

  test('Forecast_OfUnits_IsNotDrawn', () => {
    const points = pointsOf([used], 'quantity', { ...range, forecast });

    expect(points.every((point) => point.forecast === undefined)).toBe(true);
  });

  test.each([
    [null, '30', '2026-11-28T12:00:00Z'],
    ['30', '30', '2026-11-28T12:00:00Z'],
    ['20', '30', '2026-11-28T12:00:00Z'],
    ['155', '30', '2026-12-01T00:00:00Z'],
  ])('Forecast_Of%sAfter%sAt%s_IsNothingToDraw', (cost, soFar, asOf) => {
    const expected = cost === null ? null : { end: '2026-12-01T00:00:00+00:00', cost: usd(cost) };

    expect(chartForecastOf(expected, usd(soFar), asOf)).toBeNull();
  });
});
