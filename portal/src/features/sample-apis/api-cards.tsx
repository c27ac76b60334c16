import ApiOutlined from '@ant-design/icons/ApiOutlined';
import Skeleton from 'antd/es/skeleton';
import { useLimits } from '@/api/list-limits';
import { usePrices } from '@/api/list-prices';
import { EmptyState } from '@/components/empty-state';
import { ProblemState } from '@/components/problem-state';
import { ApiCard } from './api-card';
import styles from './api-cards.module.css';

const skeletons = 4;

/** A card for each metered API. */
export function ApiCards() {
  const prices = usePrices();
  const limits = useLimits();
  if (prices.isPending) {
    return (
      <div className={styles.grid} aria-busy="true">
        {Array.from({ length: skeletons }, (_, index) => (
          <Skeleton key={index} active paragraph={{ rows: 2 }} />
        ))}
      </div>
    );
  }
  if (prices.isError) return <ProblemState error={prices.error} onRetry={() => void prices.refetch()} />;
  if (prices.data.length === 0) {
    return (
      <EmptyState icon={<ApiOutlined aria-hidden />} title="No API is metered yet">
        APIs appear here once they are metered.
      </EmptyState>
    );
  }
  return (
    <div className={styles.grid}>
      {prices.data.map((meter) => (
        <ApiCard
          key={meter.meter}
          meter={meter}
          limit={limits.data?.find((limit) => limit.meter === meter.meter)}
        />
      ))}
    </div>
  );
}
