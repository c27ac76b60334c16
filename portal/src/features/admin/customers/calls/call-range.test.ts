import { expect, test } from 'vitest';
import { callQueryOf, callViewOf } from './call-range';

const today = '2026-11-25';

test('Calls_OfAnAddressThatSaysNothing_AreThoseOfToday', () => {
  expect(callViewOf(new URLSearchParams(), today)).toEqual({ firstDay: today, lastDay: today });
});

test('Calls_OfAnAddressWithDaysTheWrongWayRound_AreThoseOfTheLastDay', () => {
  const address = new URLSearchParams({ from: '2026-11-20', to: '2026-11-19', meter: 'api1' });

  expect(callViewOf(address, today)).toEqual({
    firstDay: '2026-11-19',
    lastDay: '2026-11-19',
    meter: 'api1',
  });
});

test('Calls_OfADay_AreAskedForByTheClockOfTheCustomer', () => {
  const view = { firstDay: today, lastDay: today, meter: undefined };

  expect(callQueryOf(view, 'Asia/Tokyo')).toEqual({
    from: '2026-11-24T15:00:00.000Z',
    to: '2026-11-25T15:00:00.000Z',
  });
});
