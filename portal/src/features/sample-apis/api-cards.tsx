import ApiOutlined from '@ant-design/icons/ApiOutlined';
import Skeleton from 'antd/es/skeleton';
import { useLimits } from '@/api/list-limits';
import { useMyPrices } from '@/api/list-prices';
import { EmptyState } from '@/components/empty-state';
import { Loaded } from '@/components/loaded';
import { inOrderOfNames } from '@/format/meter';
import { ApiCard } from './api-card';
import styles from './api-cards.module.css';

const skeletons = 4;

/** A card for each metered API. */
export function ApiCards() {
  const prices = useMyPrices();
  const limits = useLimits();
  const loading = (
    <div className={styles.grid} aria-busy="true">
      {Array.from({ length: skeletons }, (_, index) => (
        <Skeleton key={index} active paragraph={{ rows: 2 }} />
      ))}
    </div>
  );
  const empty = (
    <EmptyState icon={<ApiOutlined aria-hidden />} title="No API is metered yet">
      APIs appear here once they are metered.
    </EmptyState>
  );
  return (
    <Loaded query={prices} loading={loading} empty={empty}>
      {(meters) => (
        <div className={styles.grid}>
          {inOrderOfNames(meters).map((meter) => (
            <ApiCard
              key={meter.meter}
              meter={meter}
              limit={limits.data?.find((limit) => limit.meter === meter.meter)}
            />
          ))}
        </div>
      )}
    </Loaded>
  );
}
