import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { usePrices } from '@/api/list-prices';
import { DayRangePicker } from '@/components/day-range-picker';
import type { UsageWindow } from '@/format/time';
import { defaultDays, maxDays, presetsOf, type UsageView } from './usage-range';
import styles from './usage-filters.module.css';

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

/** Which usage is shown. */
export function UsageFilters({ view, today, onChange }: UsageFiltersProps) {
  const prices = usePrices();
  const meters = [...new Set((prices.data ?? []).map((price) => price.meter))];
  return (
    <div className={styles.filters} role="group" aria-label="What is shown">
      <Segmented
        aria-label="Length of a window"
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
      <Select
        className={styles.meter}
        aria-label="API"
        value={view.meter ?? ''}
        options={[
          { label: 'All APIs', value: '' },
          ...meters.map((meter) => ({ label: meter, value: meter })),
        ]}
        onChange={(meter) => onChange({ meter: meter === '' ? undefined : meter })}
      />
    </div>
  );
}
