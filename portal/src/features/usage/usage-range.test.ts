import { expect, test } from 'vitest';
import { comparedOf, hasForecast, maxDays, presetsOf, queryOf, viewOf } from './usage-range';

const today = '2026-11-23';
const view = (query: string) => viewOf(new URLSearchParams(query), today);

test('View_OfAnEmptyAddress_IsThisMonthByDay', () => {
  expect(view('')).toEqual({
    window: 'day',
    firstDay: '2026-11-01',
    lastDay: today,
    meter: undefined,
    measure: 'quantity',
    group: 'api',
    calls: 'live',
  });
});

test('View_OfNonsense_IsTheDefault', () => {
  expect(view('window=week&from=soon&to=2026-13-45&show=all')).toEqual(view(''));
});

test('View_WithDaysInTheWrongOrder_IsOneDay', () => {
  expect(view('from=2026-11-20&to=2026-11-10')).toMatchObject({
    firstDay: '2026-11-10',
    lastDay: '2026-11-10',
  });
});

test('Query_OfAView_EndsWithTheLastDayInTheZone', () => {
  expect(queryOf(view('from=2026-11-01&to=2026-11-02&meter=api1'), 'Asia/Tokyo')).toEqual({
    window: 'day',
    from: '2026-10-31T15:00:00.000Z',
    to: '2026-11-02T15:00:00.000Z',
    meter: 'api1',
    group_by: undefined,
  });
});

test('Query_OfAViewByApiKey_AsksForThat', () => {
  expect(queryOf(view('by=api_key'), 'UTC').group_by).toBe('api_key');
  expect(queryOf(view('by=tomato'), 'UTC').group_by).toBeUndefined();
});

test('Query_OfAViewOfTestCalls_AsksForThoseAlone', () => {
  expect(queryOf(view('calls=test'), 'UTC').test).toBe(true);
  expect(queryOf(view('calls=live'), 'UTC').test).toBeUndefined();
  expect(queryOf(view('calls=tomato'), 'UTC').test).toBeUndefined();
});

test('Presets_OfDays_HaveTheWholeMonthBefore', () => {
  expect(presetsOf('day', '2026-03-05')).toContainEqual({
    label: 'Last month',
    firstDay: '2026-02-01',
    lastDay: '2026-02-28',
  });
});

test.each(['hour', 'day', 'month'] as const)('Presets_Of%s_AreWithinWhatTheServiceTakes', (window) => {
  for (const { firstDay, lastDay } of presetsOf(window, today)) {
    const days = (Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000 + 1;
    expect(days).toBeGreaterThan(0);
    expect(days).toBeLessThanOrEqual(maxDays[window]);
  }
});

test.each([
  ['?show=cost', true],
  ['?show=cost&window=month', true],
  ['?show=quantity', false],
  ['?show=cost&window=hour', false],
  ['?show=cost&meter=api1', false],
  ['?show=cost&calls=test', false],
  ['?show=cost&from=2026-11-02', false],
  ['?show=cost&to=2026-11-20', false],
])('Forecast_OfTheView%s_IsShown%s', (search, isShown) => {
  expect(hasForecast(view(search), today)).toBe(isShown);
});

test.each([
  ['?by=dimension:model', 'dimension:model', 'model'],
  ['?by=api_key', 'api_key', 'api_key'],
  ['?by=dimension:A', 'api', undefined],
  ['?by=model', 'api', undefined],
  ['?by=dimension:model&calls=test', 'api', undefined],
])('View_GroupedAs%s_AsksFor%s', (search, group, asked) => {
  const shown = view(search);

  expect(shown.group).toBe(group);
  expect(queryOf(shown, 'UTC').group_by).toBe(asked);
});

test.each([
  ['this month, to yesterday', '', '2026-11-01', '2026-11-22', '2026-10-01', '2026-10-22'],
  ['a whole month', 'from=2026-10-01&to=2026-10-31', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
  [
    'a shorter month',
    'from=2026-03-01&to=2026-03-30',
    '2026-03-01',
    '2026-03-30',
    '2026-02-01',
    '2026-02-28',
  ],
  ['seven days', 'from=2026-11-10&to=2026-11-16', '2026-11-10', '2026-11-16', '2026-11-03', '2026-11-09'],
  ['hours', 'window=hour', '2026-11-22', '2026-11-22', '2026-11-21', '2026-11-21'],
  ['months', 'window=month', '2025-12-01', '2026-10-31', '2025-01-01', '2025-11-30'],
])('Compared_Of_%s_AreWholeDaysAndAsManyBefore', (_, query, first, last, firstBefore, lastBefore) => {
  expect(comparedOf(view(query), today)).toMatchObject({
    now: { firstDay: first, lastDay: last },
    before: { firstDay: firstBefore, lastDay: lastBefore },
  });
});

test('Compared_OfTodayAlone_IsNothing', () => {
  expect(comparedOf(view(`from=${today}&to=${today}`), today)).toBeNull();
});
