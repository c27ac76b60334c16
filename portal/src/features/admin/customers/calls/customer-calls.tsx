import UnorderedListOutlined from '@ant-design/icons/UnorderedListOutlined';
import InboxOutlined from '@ant-design/icons/InboxOutlined';
import Alert from 'antd/es/alert';
import type { ColumnsType } from 'antd/es/table';
import { ApiProblem } from '@/api/problem';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { MeterName } from '@/components/meter-name';
import { Panel } from '@/components/panel';
import { useCalls, type Call } from '@/features/admin/customers/api/list-calls';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import { formatQuantity } from '@/format/quantity';
import { formatMoment } from '@/format/time';
import { CallFilters } from './call-filters';
import { callQueryOf, type CallView } from './call-range';

interface CustomerCallsProps {
  customer: Customer;
  view: CallView;
  /** Today in the customer's time zone, yyyy-MM-dd. */
  today: string;
  onChange: (view: CallView) => void;
}

/** A customer's charged calls one by one, where the service keeps them. */
export function CustomerCalls({ customer, view, today, onChange }: CustomerCallsProps) {
  const calls = useCalls(customer.id, callQueryOf(view, customer.time_zone));
  if (calls.error instanceof ApiProblem && calls.error.code === 'archive_off') return <ArchiveOff />;

  // Later pages are put behind the earlier ones, so the place in the list names a call.
  const rows = calls.data?.calls.map((call, place) => ({ ...call, place }));
  const damaged = calls.data?.damaged ?? 0;
  return (
    <>
      <CallFilters view={view} today={today} onChange={onChange} />
      {damaged > 0 && (
        <Alert
          type="warning"
          showIcon
          title="Some calls may be missing"
          description={`${formatQuantity(damaged, 'piece')} of the archive could not be read: see the log.`}
        />
      )}
      <ListPanel
        title="Charged calls"
        description={`Oldest first, in ${customer.time_zone}, from the archive of this node.`}
        list={{ ...calls, data: rows }}
        empty={
          <EmptyState icon={<UnorderedListOutlined aria-hidden />} title="No billed calls in this period">
            Choose other days or all APIs above. Calls from before archiving are included in the totals only.
          </EmptyState>
        }
        rows={6}
      >
        {(data) => (
          <DataTable
            label="Calls one by one"
            rowKey="place"
            columns={columnsOf(customer.time_zone)}
            dataSource={data}
          />
        )}
      </ListPanel>
    </>
  );
}

function ArchiveOff() {
  return (
    <Panel>
      <EmptyState icon={<InboxOutlined aria-hidden />} title="Single calls are not kept">
        Set <code>Payg__Metering__ArchiveDays</code> to the number of days that each call is to be kept, and
        start the service again. Sums and costs are complete without it.
      </EmptyState>
    </Panel>
  );
}

function columnsOf(timeZone: string): ColumnsType<Call> {
  return [
    { title: 'When', key: 'at', render: (_, { occurred_at }) => formatMoment(occurred_at, timeZone) },
    {
      title: 'API',
      key: 'meter',
      render: (_, call) => <MeterName meter={call} />,
    },
    {
      title: 'Usage',
      key: 'quantity',
      align: 'right',
      render: (_, { quantity, unit }) => formatQuantity(quantity, unit ?? 'unit'),
    },
  ];
}
