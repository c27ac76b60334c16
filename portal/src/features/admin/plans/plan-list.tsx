import AppstoreOutlined from '@ant-design/icons/AppstoreOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Space from 'antd/es/space';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { useAllPlans, type AdminPlan } from '@/api/plans';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { StateTag } from '@/components/state-tag';
import { useProblemReport } from '@/components/use-problem-report';
import { feeText, planPoints } from '@/format/plan';
import { formatCount } from '@/format/quantity';
import { formatInstant } from '@/format/time';
import { useChangePlan } from './api/plans';
import { PlanDialog } from './plan-dialog';

type Version = AdminPlan['versions'][number];

const versionColumns: ColumnsType<Version> = [
  { title: 'Version', key: 'version', render: (_, { terms }) => formatCount(terms.version) },
  {
    title: 'Terms',
    key: 'terms',
    render: (_, { terms }) => [feeText(terms), ...planPoints(terms)].join(' · '),
  },
  {
    title: 'Customers',
    key: 'subscribers',
    align: 'right',
    render: (_, { subscribers }) => formatCount(subscribers),
  },
  { title: 'Created', key: 'created', render: (_, { terms }) => formatInstant(terms.created_at) },
];

/** All plans, to get another version or to be retired. */
export function PlanList({ onCreate }: { onCreate: () => void }) {
  const plans = useAllPlans();
  const [changed, setChanged] = useState<AdminPlan | null>(null);
  const [isOpen, setOpen] = useState(false);
  const columns: ColumnsType<AdminPlan> = [
    {
      title: 'Plan',
      key: 'plan',
      render: (_, { key, name }) => (
        <>
          {name}
          <br />
          <code>{key}</code>
        </>
      ),
    },
    {
      title: 'State',
      key: 'state',
      render: (_, { retired_at, is_default }) =>
        retired_at !== null ? (
          <StateTag tone="plain">Retired</StateTag>
        ) : (
          <StateTag tone="good">{is_default ? 'Default' : 'Offered'}</StateTag>
        ),
    },
    {
      title: 'Terms',
      key: 'terms',
      render: (_, { versions }) =>
        versions[0] === undefined
          ? ''
          : [feeText(versions[0].terms), ...planPoints(versions[0].terms)].join(' · '),
    },
    {
      title: 'Customers',
      key: 'subscribers',
      align: 'right',
      render: (_, { subscribers }) => formatCount(subscribers),
    },
    {
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, plan) => (
        <Actions
          plan={plan}
          onVersion={() => {
            setChanged(plan);
            setOpen(true);
          }}
        />
      ),
    },
  ];
  return (
    <>
      <ListPanel
        list={plans}
        empty={
          <EmptyState icon={<AppstoreOutlined aria-hidden />} title="No plans yet">
            <p>Customers are charged for what they use. A plan adds a fee, a minimum or included credit.</p>
            <Button onClick={onCreate}>Create a plan</Button>
          </EmptyState>
        }
      >
        {(rows) => (
          <DataTable
            label="Plans"
            rowKey="key"
            columns={columns}
            dataSource={rows}
            expandable={{
              columnTitle: <span className="visually-hidden">Versions</span>,
              expandedRowRender: ({ name, versions }) => (
                <DataTable
                  label={`Versions of ${name}`}
                  rowKey={({ terms }) => terms.version}
                  columns={versionColumns}
                  dataSource={versions}
                />
              ),
            }}
          />
        )}
      </ListPanel>
      <PlanDialog plan={changed} isOpen={isOpen && changed !== null} onClose={() => setOpen(false)} />
    </>
  );
}

function Actions({ plan, onVersion }: { plan: AdminPlan; onVersion: () => void }) {
  const change = useChangePlan();
  const report = useProblemReport();
  const { notification } = App.useApp();
  const { key, name, is_default: isDefault } = plan;
  const isRetired = plan.retired_at !== null;
  const act = (wanted: { is_retired: boolean } | { is_default: boolean }, title: string) =>
    change.mutate(
      { key, ...wanted },
      {
        onSuccess: () => notification.success({ title, role: 'status' }),
        onError: (error) => report(error),
      },
    );
  return (
    <Space wrap>
      {!isRetired && (
        <Button
          size="small"
          loading={change.isPending}
          aria-label={isDefault ? `Remove ${name} as default` : `Make ${name} the default`}
          onClick={() =>
            act(
              { is_default: !isDefault },
              isDefault ? `${name} is no longer the default` : `New customers start with ${name}`,
            )
          }
        >
          {isDefault ? 'Remove default' : 'Make default'}
        </Button>
      )}
      <Button size="small" aria-label={`New version of ${name}`} onClick={onVersion}>
        New version
      </Button>
      <Button
        size="small"
        loading={change.isPending}
        aria-label={`${isRetired ? 'Offer' : 'Retire'} ${name}`}
        onClick={() =>
          act({ is_retired: !isRetired }, isRetired ? `${name} is offered again` : `${name} is retired`)
        }
      >
        {isRetired ? 'Offer again' : 'Retire'}
      </Button>
    </Space>
  );
}
