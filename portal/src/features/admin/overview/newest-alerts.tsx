import BellOutlined from '@ant-design/icons/BellOutlined';
import { Link } from 'react-router';
import type { Alert } from '@/api/budgets';
import { AlertList } from '@/components/alert-list';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { useNewestAlerts } from './api/list-newest-alerts';
import styles from './overview.module.css';

/** The newest alerts of all customers; each leads to its customer. */
export function NewestAlerts() {
  return (
    <ListPanel
      title="Newest alerts"
      description="Budget and credit alerts of all customers."
      list={useNewestAlerts()}
      empty={
        <EmptyState icon={<BellOutlined aria-hidden />} title="No alerts">
          Alerts of budgets and credit are listed here.
        </EmptyState>
      }
    >
      {(alerts) => <AlertList alerts={alerts} subjectOf={customerLink} />}
    </ListPanel>
  );
}

function customerLink({ customer, customer_name }: Alert) {
  return (
    <Link
      to={`/operator/customers/${customer}?show=budgets`}
      className={styles.customer}
      title={customer_name}
    >
      {customer_name}
    </Link>
  );
}
