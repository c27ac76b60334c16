import AlertOutlined from '@ant-design/icons/AlertOutlined';
import BellOutlined from '@ant-design/icons/BellOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { Budget } from '@/api/budgets';
import { useMeters } from '@/api/list-meters';
import { AlertList } from '@/components/alert-list';
import { BudgetDialog } from '@/components/budget-dialog';
import { BudgetActions, BudgetTable } from '@/components/budget-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import {
  useChangeCustomerBudget,
  useCreateCustomerBudget,
  useCustomerAlerts,
  useCustomerBudgets,
  useCustomerKeys,
  useDeleteCustomerBudget,
} from '@/features/admin/customers/api/budgets';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import { meterLabel, meterNameOf } from '@/format/meter';
import { CustomerBalanceAlerts } from './customer-balance-alerts';

/** A customer's budgets, theirs and those that operators set, and what was reported of them. */
export function CustomerBudgets({ customer }: { customer: Customer }) {
  const budgets = useCustomerBudgets(customer.id);
  const alerts = useCustomerAlerts(customer.id);
  const keys = useCustomerKeys(customer.id);
  const meters = useMeters();
  const [edited, setEdited] = useState<Budget | null>(null);
  const [open, setOpen] = useState<'create' | 'edit' | null>(null);
  const { notification } = App.useApp();
  const dialog = {
    currency: customer.total_cost.currency,
    meters: (meters.data ?? []).map(({ key, name }) => ({
      value: key,
      label: meterLabel({ meter: key, meter_name: name }),
    })),
    keys: (keys.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    create: useCreateCustomerBudget(customer.id),
    change: useChangeCustomerBudget(customer.id),
    onClose: () => setOpen(null),
  };
  const aboutOf = ({ meter, api_key }: Budget) =>
    meter !== null
      ? meterNameOf({ meter, meter_name: meters.data?.find(({ key }) => key === meter)?.name ?? null })
      : api_key !== null
        ? `API key ${keys.data?.find(({ id }) => id === api_key)?.name ?? '(revoked)'}`
        : 'All APIs';
  return (
    <>
      <ListPanel
        title="Budgets"
        description="Customers see the budgets that you set, and cannot change them."
        actions={<Button onClick={() => setOpen('create')}>Set a budget</Button>}
        list={budgets}
        empty={
          <EmptyState icon={<AlertOutlined aria-hidden />} title="No budgets">
            Neither {customer.username} nor an operator has set one.
          </EmptyState>
        }
      >
        {(rows) => (
          <BudgetTable
            budgets={rows}
            timeZone={customer.time_zone}
            aboutOf={aboutOf}
            setByOf={({ set_by }) => (set_by === 'operator' ? 'Set by an operator' : 'Set by the customer')}
            actionsOf={(budget) => (
              <Actions
                customer={customer}
                budget={budget}
                onEdit={() => {
                  setEdited(budget);
                  setOpen('edit');
                }}
              />
            )}
          />
        )}
      </ListPanel>
      <CustomerBalanceAlerts customer={customer} />
      <ListPanel
        title="Alerts"
        description="Budget and credit alerts of this customer, newest first."
        list={alerts}
        empty={
          <EmptyState icon={<BellOutlined aria-hidden />} title="No alerts">
            Alerts of budgets and credit are listed here.
          </EmptyState>
        }
      >
        {(rows) => <AlertList alerts={rows} timeZone={customer.time_zone} />}
      </ListPanel>
      <BudgetDialog
        {...dialog}
        budget={null}
        isOpen={open === 'create'}
        onSaved={({ name }) => notification.success({ title: `“${name}” is created`, role: 'status' })}
      />
      {edited !== null && (
        <BudgetDialog
          {...dialog}
          key={edited.id}
          budget={edited}
          isOpen={open === 'edit'}
          onSaved={({ name }) => notification.success({ title: `“${name}” is saved`, role: 'status' })}
        />
      )}
    </>
  );
}

interface ActionsProps {
  customer: Customer;
  budget: Budget;
  onEdit: () => void;
}

function Actions({ customer, budget, onEdit }: ActionsProps) {
  const remove = useDeleteCustomerBudget(customer.id);
  return <BudgetActions budget={budget} customer={customer.username} remove={remove} onEdit={onEdit} />;
}
