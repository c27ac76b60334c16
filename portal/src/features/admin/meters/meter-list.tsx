import DashboardOutlined from '@ant-design/icons/DashboardOutlined';
import type { ColumnsType } from 'antd/es/table';
import { Link } from 'react-router';
import { useMeters, type Meter } from '@/api/list-meters';
import { Amount } from '@/components/amount';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { StateTag } from '@/components/state-tag';
import { endpointsLabel } from '@/format/meter';
import type { Money } from '@/format/money';
import { headlineOf, modelNameOf } from '@/format/price';
import { useMeterRevenue } from './use-meter-revenue';

const columnsOf = (revenue: Map<string, Money> | undefined): ColumnsType<Meter> => [
  {
    title: 'Meter',
    key: 'key',
    render: (_, meter) => (
      <>
        <Link to={`/operator/meters/${meter.id}`}>{meter.name ?? meter.key}</Link>{' '}
        {meter.retired_at && <StateTag tone="plain">Retired</StateTag>}
      </>
    ),
  },
  { title: 'Key', key: 'code', render: (_, meter) => <code>{meter.key}</code> },
  {
    title: 'Endpoint',
    key: 'endpoint',
    render: (_, meter) => <code title={meter.endpoints.join('\n')}>{endpointsLabel(meter)}</code>,
  },
  { title: 'Model', key: 'model', render: (_, meter) => modelNameOf(meter.price) },
  { title: 'Price', key: 'price', render: (_, meter) => headlineOf(meter.price, meter.unit) },
  {
    title: 'This month',
    key: 'revenue',
    align: 'right',
    render: (_, meter) => {
      const money = revenue?.get(meter.key);
      return money ? <Amount money={money} /> : revenue && '–';
    },
  },
  { title: 'Billable', key: 'statuses', render: (_, meter) => meter.charged_statuses },
];

/** All meters, retired ones too. */
export function MeterList() {
  const meters = useMeters();
  const revenue = useMeterRevenue();
  return (
    <ListPanel
      list={meters}
      empty={
        <EmptyState icon={<DashboardOutlined aria-hidden />} title="No meters yet">
          Create a meter, or declare one in code with <code>.Metered(&quot;key&quot;)</code>.
        </EmptyState>
      }
      rows={6}
    >
      {(rows) => <DataTable label="Meters" rowKey="id" columns={columnsOf(revenue)} dataSource={rows} />}
    </ListPanel>
  );
}
