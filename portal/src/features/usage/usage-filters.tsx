import DatePicker from 'antd/es/date-picker';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import dayjs, { type Dayjs } from 'dayjs';
import { usePrices } from '@/api/list-prices';
import { formatDate, type UsageWindow } from '@/format/time';
import { defaultDays, maxDays, presetsOf, type UsageView } from './usage-range';
import styles from './usage-filters.module.css';

interface UsageFiltersProps {
  view: UsageView;
  /** Today in the customer's time zone, yyyy-MM-dd. */
  today: string;
  onChange: (change: Partial<UsageView>) => void;
}

const day = 'YYYY-MM-DD';
const windows: { label: string; value: UsageWindow }[] = [
  { label: 'Hour', value: 'hour' },
  { label: 'Day', value: 'day' },
  { label: 'Month', value: 'month' },
];

/** Which usage is shown. */
export function UsageFilters({ view, today, onChange }: UsageFiltersProps) {
  const prices = usePrices();
  const meters = [...new Set((prices.data ?? []).map((price) => price.meter))];
  const limit = maxDays[view.window] - 1;
  return (
    <div className={styles.filters} role="group" aria-label="What is shown">
      <Segmented
        aria-label="Length of a window"
        options={windows}
        value={view.window}
        onChange={(window) => onChange({ window, ...defaultDays(window, today) })}
      />
      <DatePicker.RangePicker
        className={styles.range}
        aria-label="First and last day"
        allowClear={false}
        inputReadOnly
        presets={presetsOf(view.window, today).map(({ label, firstDay, lastDay }) => ({
          label,
          value: [dayjs(firstDay), dayjs(lastDay)],
        }))}
        picker={view.window === 'month' ? 'month' : 'date'}
        format={view.window === 'month' ? 'MMM YYYY' : (date: Dayjs) => formatDate(date.format(day), 'UTC')}
        value={[dayjs(view.firstDay), dayjs(view.lastDay)]}
        disabledDate={(date, { from }) =>
          date.isAfter(dayjs(today), 'day') ||
          (from !== undefined && Math.abs(date.diff(from, 'day')) > limit)
        }
        onChange={(range) => {
          const [first, last] = range ?? [];
          if (!first || !last) return;
          const isMonth = view.window === 'month';
          onChange({
            firstDay: (isMonth ? first.startOf('month') : first).format(day),
            lastDay: (isMonth ? last.endOf('month') : last).format(day),
          });
        }}
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
