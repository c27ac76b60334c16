import DatePicker from 'antd/es/date-picker';
import dayjs, { type Dayjs } from 'dayjs';
import { formatDate } from '@/format/time';
import styles from './day-range-picker.module.css';

/** The first and the last of some calendar days, yyyy-MM-dd. */
export interface DayRange {
  firstDay: string;
  lastDay: string;
}

interface DayRangePickerProps {
  range: DayRange;
  /** Today, yyyy-MM-dd: no later day can be chosen. */
  today: string;
  /** The most days that can be chosen. */
  maxDays: number;
  /** Days that are often asked for. */
  presets: (DayRange & { label: string })[];
  /** Whether days are chosen one by one, or whole months. */
  picker?: 'date' | 'month';
  onChange: (range: DayRange) => void;
}

const day = 'YYYY-MM-DD';

/** Chooses the first and the last day. */
export function DayRangePicker({ range, picker = 'date', ...props }: DayRangePickerProps) {
  const isMonth = picker === 'month';
  return (
    <DatePicker.RangePicker
      className={styles.range}
      aria-label="First and last day"
      allowClear={false}
      inputReadOnly
      presets={props.presets.map(({ label, firstDay, lastDay }) => ({
        label,
        value: [dayjs(firstDay), dayjs(lastDay)],
      }))}
      picker={picker}
      format={isMonth ? 'MMM YYYY' : (date: Dayjs) => formatDate(date.format(day), 'UTC')}
      value={[dayjs(range.firstDay), dayjs(range.lastDay)]}
      disabledDate={(date, { from }) =>
        date.isAfter(dayjs(props.today), 'day') ||
        (from !== undefined && Math.abs(date.diff(from, 'day')) > props.maxDays - 1)
      }
      onChange={(chosen) => {
        const [first, last] = chosen ?? [];
        if (!first || !last) return;
        props.onChange({
          firstDay: (isMonth ? first.startOf('month') : first).format(day),
          lastDay: (isMonth ? last.endOf('month') : last).format(day),
        });
      }}
    />
  );
}
