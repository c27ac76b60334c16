import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { formatMonth, monthsUpTo } from '@/format/time';
import styles from './month-picker.module.css';

interface MonthPickerProps {
  /** The billing period on show, yyyy-MM. */
  month: string;
  /** The current one: there is none after it. */
  current: string;
  onChange: (month: string) => void;
}

const shown = 36;

/** Goes from month to month. */
export function MonthPicker({ month, current, onChange }: MonthPickerProps) {
  const months = monthsUpTo(current, shown);
  const all = months.includes(month) ? months : [...months, month];
  const index = all.indexOf(month);
  const earlier = all[index + 1];
  const later = all[index - 1];
  return (
    <div className={styles.picker}>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label="Previous month"
        disabled={earlier === undefined}
        onClick={() => earlier !== undefined && onChange(earlier)}
      />
      <Select
        className={styles.select}
        aria-label="Month"
        value={month}
        options={all.map((value) => ({ value, label: formatMonth(value) }))}
        onChange={onChange}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label="Next month"
        disabled={later === undefined}
        onClick={() => later !== undefined && onChange(later)}
      />
    </div>
  );
}
