import { expect, test } from 'vitest';
import { addTo, dayOf, startOfDay, windowStarts } from './windows';

test('StartOfDay_InAZone_IsItsMidnight', () => {
  expect(startOfDay('2026-11-01', 'Asia/Kolkata').toISOString()).toBe('2026-10-31T18:30:00.000Z');
});

test('DayOf_NearMidnight_IsThatOfTheZone', () => {
  expect(dayOf('2026-11-01T23:30:00Z', 'Asia/Tokyo')).toBe('2026-11-02');
});

test('AddTo_TheEndOfAMonth_StaysInTheNext', () => {
  expect(addTo('2026-01-31', 1, 'month')).toBe('2026-02-28');
});

test('WindowStarts_OverAChangeOfClocks_HaveEveryDayOnce', () => {
  const starts = windowStarts('2026-10-24T22:00:00Z', '2026-10-27T23:00:00Z', 'day', 'Europe/Berlin');

  expect(starts.map((start) => dayOf(start, 'Europe/Berlin'))).toEqual([
    '2026-10-25',
    '2026-10-26',
    '2026-10-27',
  ]);
});

test('WindowStarts_OfTheDayWith25Hours_AreAllOfThem', () => {
  const starts = windowStarts('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'hour', 'Europe/Berlin');

  expect(starts).toHaveLength(25);
});

test('WindowStarts_ByMonth_BeginWithTheMonthThatHoldsTheFirst', () => {
  const starts = windowStarts('2026-01-15T00:00:00Z', '2026-03-02T00:00:00Z', 'month', 'UTC');

  expect(starts.map((start) => new Date(start).toISOString().slice(0, 10))).toEqual([
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
  ]);
});
