import { formatQuantity } from '@/format/quantity';
import { useCustomerCount } from './api/count-customers';
import type { CustomerFilter } from './api/list-customers';
import styles from './customer-list.module.css';

interface CustomerCountProps {
  filter: CustomerFilter;
  /** How many customers are on show; undefined: they are being fetched. */
  shown: number | undefined;
  /** Whether others match that are not on show. */
  hasMore: boolean;
}

/** How many customers there are, or match: exact, or that there are more than so many. */
export function CustomerCount({ filter, shown, hasMore }: CustomerCountProps) {
  const { data: all } = useCustomerCount();
  const isFiltered = filter.search !== '' || filter.status !== undefined;
  const text = isFiltered ? matching(shown, hasMore) : all && counted(all.customers, all.is_more);
  return (
    <p className={styles.count} role="status">
      {text}
    </p>
  );
}

function matching(shown: number | undefined, hasMore: boolean): string | undefined {
  return shown === undefined ? undefined : `${counted(shown, hasMore)} found`;
}

function counted(customers: number, isMore: boolean): string {
  const text = formatQuantity(customers, 'customer');
  return isMore ? `More than ${text}` : text;
}
