import DollarOutlined from '@ant-design/icons/DollarOutlined';
import ApiOutlined from '@ant-design/icons/ApiOutlined';
import AuditOutlined from '@ant-design/icons/AuditOutlined';
import AlertOutlined from '@ant-design/icons/AlertOutlined';
import AppstoreOutlined from '@ant-design/icons/AppstoreOutlined';
import BarChartOutlined from '@ant-design/icons/BarChartOutlined';
import CreditCardOutlined from '@ant-design/icons/CreditCardOutlined';
import CustomerServiceOutlined from '@ant-design/icons/CustomerServiceOutlined';
import DashboardOutlined from '@ant-design/icons/DashboardOutlined';
import FileTextOutlined from '@ant-design/icons/FileTextOutlined';
import HddOutlined from '@ant-design/icons/HddOutlined';
import HomeOutlined from '@ant-design/icons/HomeOutlined';
import KeyOutlined from '@ant-design/icons/KeyOutlined';
import LineChartOutlined from '@ant-design/icons/LineChartOutlined';
import ReadOutlined from '@ant-design/icons/ReadOutlined';
import TagsOutlined from '@ant-design/icons/TagsOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import WalletOutlined from '@ant-design/icons/WalletOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { addressOf } from '@/api/base-path';
import { brand } from '@/api/brand';
import { useAccount } from '@/api/get-account';
import { useHasCredit } from '@/api/get-balance';
import { usePaymentOptions } from '@/api/payments';
import { useHasPlans } from '@/api/plans';
import styles from './navigation.module.css';

interface Entry {
  to: string;
  label: string;
  icon: ReactNode;
}

const entries: Entry[] = [
  { to: '/', label: 'Home', icon: <HomeOutlined aria-hidden /> },
  { to: '/usage', label: 'Usage', icon: <BarChartOutlined aria-hidden /> },
  { to: '/cost', label: 'Cost', icon: <DollarOutlined aria-hidden /> },
  { to: '/budgets', label: 'Budgets', icon: <AlertOutlined aria-hidden /> },
  { to: '/invoices', label: 'Invoices', icon: <FileTextOutlined aria-hidden /> },
  { to: '/prices', label: 'Prices', icon: <TagsOutlined aria-hidden /> },
  { to: '/keys', label: 'API keys', icon: <KeyOutlined aria-hidden /> },
  { to: '/account', label: 'Account', icon: <UserOutlined aria-hidden /> },
];

const balanceEntry: Entry = { to: '/balance', label: 'Balance', icon: <WalletOutlined aria-hidden /> };

const planEntry: Entry = { to: '/plan', label: 'Plan', icon: <AppstoreOutlined aria-hidden /> };

const paymentsEntry: Entry = {
  to: '/payments',
  label: 'Payments',
  icon: <CreditCardOutlined aria-hidden />,
};

const operatorEntries: Entry[] = [
  { to: '/operator', label: 'Overview', icon: <LineChartOutlined aria-hidden /> },
  { to: '/operator/customers', label: 'Customers', icon: <TeamOutlined aria-hidden /> },
  { to: '/operator/meters', label: 'Meters and prices', icon: <DashboardOutlined aria-hidden /> },
  { to: '/operator/plans', label: 'Plans', icon: <AppstoreOutlined aria-hidden /> },
  { to: '/operator/invoices', label: 'Invoices', icon: <FileTextOutlined aria-hidden /> },
  { to: '/operator/payments', label: 'Payments', icon: <CreditCardOutlined aria-hidden /> },
  { to: '/operator/rejected-usage', label: 'Rejected usage', icon: <WarningOutlined aria-hidden /> },
  { to: '/operator/journals', label: 'Journals', icon: <HddOutlined aria-hidden /> },
  { to: '/operator/webhooks', label: 'Webhooks', icon: <ApiOutlined aria-hidden /> },
  { to: '/operator/audit', label: 'Audit', icon: <AuditOutlined aria-hidden /> },
];

/** The pages, the one on show marked. Operators have more of them. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const isOperator = useAccount().data?.is_administrator ?? false;
  const hasCredit = useHasCredit().data ?? false;
  const hasPlans = useHasPlans().data ?? false;
  const paysByCard = usePaymentOptions().data?.is_card_enabled ?? false;
  const shown = entries.flatMap((entry) => [
    ...(entry.to === '/invoices' && hasPlans ? [planEntry] : []),
    entry,
    ...(entry.to === '/cost' && hasCredit ? [balanceEntry] : []),
    ...(entry.to === '/invoices' && paysByCard ? [paymentsEntry] : []),
  ]);
  return (
    <nav aria-label="Pages" className={styles.nav}>
      <div>
        <Links entries={shown} onNavigate={onNavigate} />
        {isOperator && (
          <>
            <h2 className={styles.heading}>Operator</h2>
            <Links entries={operatorEntries} onNavigate={onNavigate} />
          </>
        )}
      </div>
      <ul className={styles.list}>
        <li>
          <a href={addressOf('/docs')} className={styles.link}>
            <span aria-hidden="true">
              <ReadOutlined aria-hidden />
            </span>
            API reference
          </a>
        </li>
        {brand.support_url !== undefined && (
          <li>
            <a href={brand.support_url} className={styles.link}>
              <span aria-hidden="true">
                <CustomerServiceOutlined aria-hidden />
              </span>
              Support
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function Links({ entries: shown, onNavigate }: { entries: Entry[]; onNavigate: (() => void) | undefined }) {
  return (
    <ul className={styles.list}>
      {shown.map((entry) => (
        <li key={entry.to}>
          <NavLink
            to={entry.to}
            end={entry.to === '/' || entry.to === '/operator'}
            className={styles.link}
            onClick={onNavigate}
          >
            <span aria-hidden="true">{entry.icon}</span>
            {entry.label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
