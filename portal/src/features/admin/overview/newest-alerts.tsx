import BellOutlined from '@ant-design/icons/BellOutlined';
import { Link } from 'react-router';
import { useCustomerName } from '@/api/get-customer-name';
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
      description="What happened to budgets and credit of all customers."
      list={useNewestAlerts()}
      empty={
        <EmptyState icon={<BellOutlined aria-hidden />} title="No alerts">
          Alerts of budgets and credit are listed here.
        </EmptyState>
      }
    >
      {(alerts) => <AlertList alerts={alerts} subjectOf={({ customer }) => <CustomerLink id={customer} />} />}
    </ListPanel>
  );
}

function CustomerLink({ id }: { id: string }) {
  const name = useCustomerName(id).data ?? 'Customer';
  return (
    <Link to={`/operator/customers/${id}?show=budgets`} className={styles.customer} title={name}>
      {name}
    </Link>
  );
}
