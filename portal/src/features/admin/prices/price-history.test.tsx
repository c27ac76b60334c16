import { expect, test } from 'vitest';
import type { Meter } from '@/api/list-meters';
import { fakePages, renderInPage } from '@test/render';
import { screen } from '@testing-library/react';
import type { MeterPriceEntry } from './api/list-meter-prices';
import { PriceHistory } from './price-history';

test('PriceHistory_OnSeveralPages_ShowsAllPrices', async () => {
  const priceOf = (id: number): MeterPriceEntry => ({
    meter: 'maps',
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
  renderInPage(<PriceHistory meter={{ id: 1, unit: 'call' } as Meter} onEdit={() => undefined} />);

  await screen.findByRole('table');
  expect(screen.getAllByText('past')).toHaveLength(3);
});
