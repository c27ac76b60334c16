import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { usePrices } from '@/api/list-prices';
import { fakeService, renderInPage } from '@test/render';
import { ConnectionBanner } from './connection-banner';

function Prices() {
  const prices = usePrices();
  return <p>{prices.isSuccess ? `${prices.data.length} prices` : prices.status}</p>;
}

test('Banner_WhileTheServiceIsAway_IsShownAndThenEverythingIsFetchedAnew', async () => {
  let isAway = true;
  fakeService(() => (isAway ? null : { body: { data: [], next_cursor: null } }));
  renderInPage(
    <>
      <Prices />
      <ConnectionBanner />
    </>,
  );

  await screen.findByText(/Payg cannot be reached/, undefined, { timeout: 10_000 });
  isAway = false;

  await screen.findByText('0 prices', undefined, { timeout: 10_000 });
  expect(screen.queryByText(/Payg cannot be reached/)).toBeNull();
});

test('Banner_WhileTheServiceRefuses_IsNotShown', async () => {
  fakeService(() => ({ status: 400, body: { code: 'validation_failed', detail: 'No.' } }));
  renderInPage(
    <>
      <Prices />
      <ConnectionBanner />
    </>,
  );

  await screen.findByText('error');
  expect(screen.queryByText(/Payg cannot be reached/)).toBeNull();
});
