import { expect, test, vi } from 'vitest';
import type { TotalUsage } from '@/api/get-total-usage';
import { fakePages, fakeService, renderInPage } from '@test/render';
import { screen } from '@testing-library/react';
import { TotalChart } from './total-chart';

vi.mock('./lazy-chart', () => ({
  ChartSkeleton: () => 'They come',
  LazyChart: ({ series }: { series: unknown[] }) => `${series.length} series`,
}));

test('TotalChart_OfUsageOnSeveralPages_ShowsAllOfIt', async () => {
  const usageOf = (meter: string): TotalUsage => ({
    start: '2026-11-01T00:00:00Z',
    end: '2026-11-02T00:00:00Z',
    meter,
    method: 'GET',
    meter_name: null,
    unit: 'call',
    quantity: 1,
    cost: { amount: '1', currency: 'USD' },
  });
  fakePages(['maps', 'routes', 'tiles'].map(usageOf));
  renderInPage(<TotalChart month="2026-11" measure="cost" description="Usage" />);

  expect(await screen.findByText('3 series')).toBeDefined();
});

test('TotalChart_OfAMonthThatIsNotKept_SaysSoInPlaceOfNoUsage', async () => {
  fakeService(() => ({ body: { data: [], next_cursor: null, kept_from: '2026-12-01T00:00:00Z' } }));
  renderInPage(<TotalChart month="2026-11" measure="cost" customer="one" description="Usage" />);

  expect(await screen.findByText(/is kept by billing period only/)).toBeDefined();
  expect(screen.queryByText('No usage this month')).toBeNull();
});

test('TotalChart_OfADimension_StacksEachApiByItsValues', async () => {
  const usageOf = (value: string | null): TotalUsage => ({
    start: '2026-11-01T00:00:00Z',
    end: '2026-11-02T00:00:00Z',
    meter: 'llm',
    method: 'POST',
    meter_name: null,
    unit: 'token',
    quantity: 1,
    cost: { amount: '1', currency: 'USD' },
    dimension: { name: 'model', value },
  });
  const service = fakeService(() => ({
    body: { data: [usageOf('gpt-5'), usageOf(null)], next_cursor: null, kept_from: null },
  }));
  renderInPage(
    <TotalChart month="2026-11" measure="cost" customer="one" groupBy="model" description="Usage" />,
  );

  expect(await screen.findByText('2 series')).toBeDefined();
  expect(new URL(service.asked[0]?.url ?? '').searchParams.get('group_by')).toBe('model');
});
