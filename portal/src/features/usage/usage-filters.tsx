import Segmented from 'antd/es/segmented';
import { usePrices } from '@/api/list-prices';
import { DayRangePicker } from '@/components/day-range-picker';
import { ApiFilter, FilterBar } from '@/components/filters';
import type { UsageWindow } from '@/format/time';
import { defaultDays, maxDays, presetsOf, type Calls, type Group, type UsageView } from './usage-range';

interface UsageFiltersProps {
  view: UsageView;
  /** Today in the customer's time zone, yyyy-MM-dd. */
  today: string;
  onChange: (change: Partial<UsageView>) => void;
}

const windows: { label: string; value: UsageWindow }[] = [
  { label: 'Hour', value: 'hour' },
  { label: 'Day', value: 'day' },
  { label: 'Month', value: 'month' },
];

const groups: { label: string; value: Group }[] = [
  { label: 'By API', value: 'api' },
  { label: 'By API key', value: 'api_key' },
];

const calls: { label: string; value: Calls }[] = [
  { label: 'Live', value: 'live' },
  { label: 'Test', value: 'test' },
];

/** Which usage is shown. */
export function UsageFilters({ view, today, onChange }: UsageFiltersProps) {
  const prices = usePrices();
  return (
    <FilterBar>
      <Segmented
        aria-label="Interval"
        options={windows}
        value={view.window}
        onChange={(window) => onChange({ window, ...defaultDays(window, today) })}
      />
      <DayRangePicker
        range={view}
        today={today}
        maxDays={maxDays[view.window]}
        presets={presetsOf(view.window, today)}
        picker={view.window === 'month' ? 'month' : 'date'}
        onChange={onChange}
      />
      <ApiFilter
        meters={(prices.data ?? []).map(({ meter, name }) => ({ meter, meter_name: name }))}
        value={view.meter}
        onChange={(meter) => onChange({ meter })}
      />
      <Segmented<Group>
        aria-label="Group by"
        options={groups}
        value={view.group}
        onChange={(group) => onChange({ group })}
      />
      <Segmented<Calls>
        aria-label="Calls"
        options={calls}
        value={view.calls}
        onChange={(value) => onChange({ calls: value })}
      />
    </FilterBar>
  );
}
