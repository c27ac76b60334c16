import Select from 'antd/es/select';
import { useMeters } from '@/api/admin/list-meters';
import { DayRangePicker } from '@/components/day-range-picker';
import styles from './call-filters.module.css';
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
  const keys = [...new Set((meters.data ?? []).map(({ key }) => key))];
  return (
    <div className={styles.filters} role="group" aria-label="What is shown">
      <DayRangePicker
        range={view}
        today={today}
        maxDays={maxCallDays}
        presets={callPresetsOf(today)}
        onChange={(range) => onChange({ ...view, ...range })}
      />
      <Select
        className={styles.meter}
        aria-label="API"
        value={view.meter ?? ''}
        options={[{ label: 'All APIs', value: '' }, ...keys.map((key) => ({ label: key, value: key }))]}
        onChange={(meter) => onChange({ ...view, meter: meter === '' ? undefined : meter })}
      />
    </div>
  );
}
