import type { Meter } from '@/api/list-meters';
import { Stat, StatRow } from '@/components/stat';
import { formatMoney, formatShortMoney } from '@/format/money';
import { explanationOf, headlineOf } from '@/format/price';
import { useMeterRevenue } from './use-meter-revenue';

/** What a meter costs now, and what of it is charged. */
export function MeterSummary({ meter }: { meter: Meter }) {
  const revenue = useMeterRevenue();
  const money = revenue?.get(meter.key);
  return (
    <StatRow>
      <Stat
        label="Price now"
        value={headlineOf(meter.price, meter.unit)}
        note={explanationOf(meter.price, meter.unit)}
      />
      <Stat
        label="Revenue this month"
        value={money ? formatShortMoney(money) : revenue && '–'}
        {...(money && { exact: formatMoney(money) })}
        note="All customers, by the calendar month of UTC, in the service’s currency"
      />
      <Stat
        label="Billable status codes"
        value={meter.charged_statuses}
        note={`Unit: ${meter.unit}${meter.dimensions.length > 0 ? `. Dimensions: ${meter.dimensions.join(', ')}` : ''}`}
      />
    </StatRow>
  );
}
