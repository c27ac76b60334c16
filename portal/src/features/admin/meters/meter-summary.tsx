import type { Meter } from '@/api/list-meters';
import { Stat, StatRow } from '@/components/stat';
import { explanationOf, headlineOf } from '@/format/price';

/** What a meter costs now, and what of it is charged. */
export function MeterSummary({ meter }: { meter: Meter }) {
  return (
    <StatRow>
      <Stat
        label="Price now"
        value={headlineOf(meter.price, meter.unit)}
        note={explanationOf(meter.price, meter.unit)}
      />
      <Stat
        label="Billable status codes"
        value={meter.charged_statuses}
        note={`Unit: ${meter.unit}${meter.dimensions.length > 0 ? `. Dimensions: ${meter.dimensions.join(', ')}` : ''}`}
      />
    </StatRow>
  );
}
