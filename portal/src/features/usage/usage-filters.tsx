import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { usePrices } from '@/api/list-prices';
import { DayRangePicker } from '@/components/day-range-picker';
import { ApiFilter, FilterBar } from '@/components/filters';
import type { UsageWindow } from '@/format/time';
import {
  defaultDays,
  dimensionOf,
  groupOfDimension,
  groupWith,
  maxDays,
  presetsOf,
  type Calls,
  type Group,
  type UsageView,
} from './usage-range';

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
      <GroupFilter
        dimensions={[...new Set((prices.data ?? []).flatMap((meter) => meter.dimensions))]}
        view={view}
        onChange={onChange}
      />
      <Segmented<Calls>
        aria-label="Calls"
        options={calls}
        value={view.calls}
        onChange={(value) => onChange({ calls: value, group: groupWith(view.group, value) })}
      />
    </FilterBar>
  );
}

interface GroupFilterProps extends Pick<UsageFiltersProps, 'view' | 'onChange'> {
  /** The names of the dimensions that meters have. */
  dimensions: string[];
}

/** What usage is grouped by: a list to choose from where meters have dimensions. */
function GroupFilter({ dimensions, view, onChange }: GroupFilterProps) {
  const chosen = dimensionOf(view.group);
  const names = view.calls === 'test' ? [] : dimensions.toSorted();
  if (chosen !== null && !names.includes(chosen)) names.push(chosen);
  const choose = (group: Group) => onChange({ group });
  return names.length === 0 ? (
    <Segmented<Group> aria-label="Group by" options={groups} value={view.group} onChange={choose} />
  ) : (
    <Select<Group>
      aria-label="Group by"
      popupMatchSelectWidth={false}
      options={[...groups, ...names.map((name) => ({ label: `By ${name}`, value: groupOfDimension(name) }))]}
      value={view.group}
      onChange={choose}
    />
  );
}
