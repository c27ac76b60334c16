import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { usePrices } from '@/api/list-prices';
import { fakeService, renderInPage } from '@test/render';
import { Loaded } from './loaded';

function Prices() {
  return (
    <Loaded query={usePrices()} loading="They come">
      {(prices) => `${prices.length} prices`}
    </Loaded>
  );
}

test('Loaded_RefusedAndTriedAgain_ShowsWhyAndThenWhatCame', async () => {
  let isRefused = true;
  fakeService(() =>
    isRefused
      ? { status: 400, body: { code: 'malformed_request', detail: 'Not like that.' } }
      : { body: { data: [], next_cursor: null } },
  );
  renderInPage(<Prices />);

  expect(screen.getByText('They come')).toBeDefined();
  await screen.findByText('Not like that.');
  isRefused = false;
  await userEvent.click(screen.getByRole('button', { name: /Try again/ }));

  expect(await screen.findByText('0 prices')).toBeDefined();
});
