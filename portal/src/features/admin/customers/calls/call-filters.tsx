import { useMeters } from '@/api/list-meters';
import { DayRangePicker } from '@/components/day-range-picker';
import { ApiFilter, FilterBar } from '@/components/filters';
import { callPresetsOf, maxCallDays, type CallView } from './call-range';

interface CallFiltersProps {
  view: CallView;
  /** Today in the customer's time zone, yyyy-MM-dd. */
  today: string;
  onChange: (view: CallView) => void;
}

/** Which calls are shown. */
export function CallFilters({ view, today, onChange }: CallFiltersProps) {
  const meters = useMeters();
  return (
    <FilterBar>
      <DayRangePicker
        range={view}
        today={today}
        maxDays={maxCallDays}
        presets={callPresetsOf(today)}
        onChange={(range) => onChange({ ...view, ...range })}
      />
      <ApiFilter
        meters={(meters.data ?? []).map(({ key, name }) => ({ meter: key, meter_name: name }))}
        value={view.meter}
        onChange={(meter) => onChange({ ...view, meter })}
      />
    </FilterBar>
  );
}
