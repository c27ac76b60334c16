import { restOf, type Money } from '@/format/money';
import type { ChartForecast } from './chart-points';

/** What a month comes to at its end, as the API says it. */
interface SpendForecast {
  end: string;
  cost: Money;
}

/** What a chart draws after what was spent until an instant; null: the month has no forecast, or comes to no more. */
export function chartForecastOf(
  forecast: SpendForecast | null | undefined,
  soFar: Money,
  asOf: string,
): ChartForecast | null {
  const rest = forecast ? restOf(forecast.cost, soFar) : null;
  return forecast && rest && Date.parse(asOf) < Date.parse(forecast.end)
    ? { from: asOf, end: forecast.end, rest }
    : null;
}
