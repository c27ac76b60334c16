import { expect, test } from 'vitest';
import { ticksOf, ticksOfPoints } from './chart-ticks';

test.each([
  [0, 0.017, [0, 0.005, 0.01, 0.015, 0.02]],
  [-0.017, 0, [-0.02, -0.015, -0.01, -0.005, 0]],
  [0, 0.75, [0, 0.2, 0.4, 0.6, 0.8]],
  [0, 1, [0, 0.25, 0.5, 0.75, 1]],
  [0, 8300, [0, 2500, 5000, 7500, 10_000]],
  [-30, 80, [-50, 0, 50, 100]],
  [0, 0, [0]],
])('Ticks_From %d to %d_AreRoundNumbers', (lowest, highest, ticks) => {
  expect(ticksOf(lowest, highest)).toEqual(ticks);
});

test.each([
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [9, [0, 5, 10]],
])('Ticks_OfWholeNumbersUpTo %d_AreWhole', (highest, ticks) => {
  expect(ticksOf(0, highest, true)).toEqual(ticks);
});

const point = (heights: number[]) => ({
  label: '',
  axisLabel: '',
  values: Object.fromEntries(heights.map((height, index) => [`api${index}`, { height, text: '' }])),
});

test('Ticks_OfStackedBars_CoverTheirSumsAboveAndBelowTheLine', () => {
  const points = [point([0.3, 0.4]), { ...point([0.2, -0.1]), forecast: { height: 0.1, text: '' } }];

  expect(ticksOfPoints(points, false)).toEqual([-0.2, 0, 0.2, 0.4, 0.6, 0.8]);
  expect(ticksOfPoints([point([0.3, 0.4])], true)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  expect(ticksOfPoints([], false)).toEqual([0]);
});
