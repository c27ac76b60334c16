import AlertOutlined from '@ant-design/icons/AlertOutlined';
import BellOutlined from '@ant-design/icons/BellOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { Budget } from '@/api/budgets';
import { useAccount } from '@/api/get-account';
import { useBalance } from '@/api/get-balance';
import { useApiKeys } from '@/api/list-keys';
import { useMeterNames, usePrices } from '@/api/list-prices';
import { AlertList } from '@/components/alert-list';
import { BudgetDialog } from '@/components/budget-dialog';
import { BudgetActions, BudgetTable } from '@/components/budget-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { meterLabel } from '@/format/meter';
import { useAlerts, useBudgets, useChangeBudget, useCreateBudget, useDeleteBudget } from './api/budgets';

interface BudgetListProps {
  isCreating: boolean;
  onCreate: () => void;
  onClose: () => void;
}

/** The customer's budgets, to create, edit and delete, and what was reported of them. */
export function BudgetList({ isCreating, onCreate, onClose }: BudgetListProps) {
  const budgets = useBudgets();
  const alerts = useAlerts();
  const keys = useApiKeys();
  const prices = usePrices();
  const nameOfMeter = useMeterNames();
  const currency = useBalance().data?.currency ?? budgets.data?.[0]?.limit.currency ?? '';
  const timeZone = useAccount().data?.time_zone ?? 'UTC';
  const [edited, setEdited] = useState<Budget | null>(null);
  const [isEditing, setEditing] = useState(false);
  const create = useCreateBudget();
  const change = useChangeBudget();
  const { notification } = App.useApp();
  const dialog = {
    currency,
    meters: (prices.data ?? []).map(({ meter, name }) => ({
      value: meter,
      label: meterLabel({ meter, meter_name: name }),
    })),
    keys: (keys.data ?? []).filter(({ test }) => !test).map(({ id, name }) => ({ value: id, label: name })),
    create,
    change,
  };
  const aboutOf = ({ meter, api_key }: Budget) =>
    meter !== null
      ? nameOfMeter(meter)
      : api_key !== null
        ? `API key ${keys.data?.find(({ id }) => id === api_key)?.name ?? '(revoked)'}`
        : 'All APIs';
  return (
    <>
      <ListPanel
        list={budgets}
        empty={
          <EmptyState icon={<AlertOutlined aria-hidden />} title="No budgets yet">
            <p>
              A budget notifies you when your spend reaches a part of a limit. It can also stop calls there,
              so that you never spend more.
            </p>
            <Button onClick={onCreate}>Create a budget</Button>
          </EmptyState>
        }
      >
        {(rows) => (
          <BudgetTable
            budgets={rows}
            timeZone={timeZone}
            aboutOf={aboutOf}
            setByOf={({ set_by }) => (set_by === 'operator' ? 'Set by your provider' : null)}
            actionsOf={(budget) =>
              budget.set_by !== 'operator' && (
                <Actions
                  budget={budget}
                  onEdit={() => {
                    setEdited(budget);
                    setEditing(true);
                  }}
                />
              )
            }
          />
        )}
      </ListPanel>
      <ListPanel
        title="Alerts"
        description="Budget and credit alerts, newest first."
        list={alerts}
        empty={
          <EmptyState icon={<BellOutlined aria-hidden />} title="No alerts yet">
            Alerts of your budgets and your credit are listed here.
          </EmptyState>
        }
      >
        {(rows) => <AlertList alerts={rows} timeZone={timeZone} />}
      </ListPanel>
      <BudgetDialog
        {...dialog}
        budget={null}
        isOpen={isCreating}
        onClose={onClose}
        onSaved={({ name }) => notification.success({ title: `“${name}” is created`, role: 'status' })}
      />
      {edited !== null && (
        <BudgetDialog
          {...dialog}
          key={edited.id}
          budget={edited}
          isOpen={isEditing}
          onClose={() => setEditing(false)}
          onSaved={({ name }) => notification.success({ title: `“${name}” is saved`, role: 'status' })}
        />
      )}
    </>
  );
}

function Actions({ budget, onEdit }: { budget: Budget; onEdit: () => void }) {
  return <BudgetActions budget={budget} remove={useDeleteBudget()} onEdit={onEdit} />;
}
