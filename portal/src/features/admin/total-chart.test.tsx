import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { TotalUsage } from '@/api/admin/get-total-usage';
import type { MeterPriceEntry } from '@/api/admin/list-meter-prices';
import type { Meter } from '@/api/admin/list-meters';
import { fakeService, renderInPage } from '@test/render';
import { PriceHistory } from './price-history';
import { TotalChart } from './total-chart';

vi.mock('@/components/lazy-chart', () => ({
  ChartSkeleton: () => 'They come',
  LazyChart: ({ series }: { series: unknown[] }) => `${series.length} series`,
}));

/** A service whose list has one entry on each page. */
function fakePages(entries: unknown[]): void {
  fakeService((request) => {
    const page = Number(new URL(request.url).searchParams.get('cursor') ?? '0');
    return {
      body: {
        data: entries.slice(page, page + 1),
        next_cursor: page + 1 < entries.length ? String(page + 1) : null,
      },
    };
  });
}

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

test('PriceHistory_OnSeveralPages_ShowsAllPrices', async () => {
  const priceOf = (id: number): MeterPriceEntry => ({
    price: {
      id,
      model: 'flat',
      amount: `${id}`,
      currency: 'USD',
      unit: 'call',
      restart: false,
      effective: 'at_once',
      per: 1,
      free_units: 0,
      effective_from: '2026-11-01T00:00:00Z',
    },
    state: 'past',
    effective_to: null,
    created_at: '2026-11-01T00:00:00Z',
  });
  fakePages([3, 2, 1].map(priceOf));
  renderInPage(<PriceHistory meter={{ id: 1, unit: 'call' } as Meter} />);

  await screen.findByRole('table');
  expect(screen.getAllByText('past')).toHaveLength(3);
});
