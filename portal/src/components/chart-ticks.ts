import type { ChartPoint } from './stacked-chart';

const steps = [1, 2, 2.5, 5, 10];
const wanted = 4;

/** Round numbers that the bars of a chart are measured by; whole ones where all bars are whole. */
export function ticksOfPoints(points: ChartPoint[], isGrouped: boolean): number[] {
  const bars = points.map(({ values, forecast }) => [
    ...Object.values(values).map(({ height }) => height),
    ...(forecast ? [forecast.height] : []),
  ]);
  const heights = bars.flatMap((bar) => (isGrouped ? bar : [sumOf(bar, 1), -sumOf(bar, -1)]));
  const isWhole = bars.flat().every((height) => Number.isInteger(height));
  return ticksOf(Math.min(0, ...heights), Math.max(0, ...heights), isWhole);
}

/** Round numbers from at or below the lowest value to at or above the highest one. */
export function ticksOf(lowest: number, highest: number, isWhole = false): number[] {
  if (highest === lowest) return [0];
  const least = Math.max((highest - lowest) / wanted, isWhole ? 1 : 0);
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const step = steps
    .map((known) => known * magnitude)
    .find((known) => known >= least * (1 - 1e-9) && (!isWhole || Number.isInteger(known)));
  if (step === undefined) return [0];
  const first = Math.floor(lowest / step + 1e-9);
  const last = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, place) => exact((first + place) * step));
}

/** The sum of the heights above the line (1), or of those below it (-1), not negative. */
function sumOf(heights: number[], sign: 1 | -1): number {
  return heights.reduce((sum, height) => sum + Math.max(0, height * sign), 0);
}

/** Without the digits that binary fractions add. */
function exact(number: number): number {
  return Number(number.toPrecision(12)) + 0;
}
