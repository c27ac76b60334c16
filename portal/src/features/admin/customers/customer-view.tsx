import Tabs from 'antd/es/tabs';
import type { ReactNode } from 'react';
import { CustomerAccess } from './access/customer-access';
import { CustomerTokens } from './access/customer-tokens';
import { CustomerAdjustments } from './adjustments/customer-adjustments';
import type { CustomerDetail } from './api/get-customer';
import { CustomerBudgets } from './budgets/customer-budgets';
import type { CallView } from './calls/call-range';
import { CustomerCalls } from './calls/customer-calls';
import { CustomerCredits } from './credits/customer-credits';
import { CustomerCurrency } from './customer-currency';
import { CustomerDetails } from './customer-details';
import { CustomerUsage } from './customer-usage';
import styles from './customer-view.module.css';
import { CustomerLimits } from './limits/customer-limits';
import { CustomerPlan } from './plan/customer-plan';

/** The parts of the page of a customer. */
export const customerTabs = [
  'usage',
  'prices',
  'payments',
  'credits',
  'budgets',
  'details',
  'access',
  'calls',
  'history',
] as const;

/** A part of the page of a customer. */
export type CustomerTab = (typeof customerTabs)[number];

interface CustomerViewProps {
  detail: CustomerDetail;
  tab: CustomerTab;
  onTab: (tab: CustomerTab) => void;
  onMonth: (month: string) => void;
  calls: CallView;
  onCalls: (calls: CallView) => void;
  /** Their own prices. */
  prices: ReactNode;
  /** What they paid. */
  payments: ReactNode;
  /** What was changed of them. */
  history: ReactNode;
  /** Today in the customer's time zone, yyyy-MM-dd. */
  today: string;
}

/** What a customer is charged, what they may do, and what they called. Only the part on show is fetched. */
export function CustomerView(props: CustomerViewProps) {
  const { detail, tab, onTab, onMonth, calls, onCalls, prices, payments, history, today } = props;
  const { customer } = detail;
  const parts: Record<CustomerTab, { label: string; content: ReactNode }> = {
    usage: {
      label: 'Usage',
      content: (
        <>
          <CustomerUsage detail={detail} today={today} onMonth={onMonth} />
          <CustomerAdjustments detail={detail} />
        </>
      ),
    },
    prices: { label: 'Prices', content: prices },
    payments: { label: 'Payments', content: payments },
    credits: {
      label: 'Credits',
      content: <CustomerCredits customer={customer} />,
    },
    budgets: { label: 'Budgets', content: <CustomerBudgets customer={customer} /> },
    details: {
      label: 'Details',
      content: (
        <>
          <CustomerDetails customer={customer} />
          <CustomerCurrency customer={customer} />
          <CustomerPlan customer={customer} />
        </>
      ),
    },
    access: {
      label: 'Access',
      content: (
        <>
          <CustomerAccess customer={customer} />
          <CustomerLimits customer={customer} />
          <CustomerTokens customer={customer} />
        </>
      ),
    },
    calls: {
      label: 'Calls',
      content: <CustomerCalls customer={customer} view={calls} today={today} onChange={onCalls} />,
    },
    history: { label: 'History', content: history },
  };
  return (
    <Tabs
      className={styles.tabs ?? ''}
      activeKey={tab}
      destroyOnHidden
      tabBarGutter={20}
      items={customerTabs.map((key) => ({
        key,
        label: parts[key].label,
        children: <div className={styles.part}>{parts[key].content}</div>,
      }))}
      onChange={(key) => onTab(key as CustomerTab)}
    />
  );
}
