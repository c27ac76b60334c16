import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import KeyOutlined from '@ant-design/icons/KeyOutlined';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { useMeters } from '@/api/list-meters';
import { Amount } from '@/components/amount';
import { dimensionLabel, keyLabel } from '@/components/chart-points';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { MeterName } from '@/components/meter-name';
import { Name } from '@/components/name';
import { saveFile } from '@/components/save-file';
import { TotalChart } from '@/components/total-chart';
import { compareAmounts } from '@/format/money';
import { capitalised, formatQuantity } from '@/format/quantity';
import { formatMonth } from '@/format/time';
import { byApiKey, useSplitUsage, type SplitUsage } from './api/get-split-usage';
import styles from './customer-view.module.css';
import { splitUsageCsv } from './split-usage-csv';

interface CustomerSplitUsageProps {
  /** The id of the customer. */
  customer: string;
  /** What they are charged in. */
  currency: string;
  /** The month, yyyy-MM. */
  month: string;
}

/** What a customer used with each API key, or with each value of a dimension, in a month, the greatest cost first. */
export function CustomerSplitUsage({ customer, currency, month }: CustomerSplitUsageProps) {
  const [group, setGroup] = useState(byApiKey);
  const meters = useMeters();
  const usage = useSplitUsage(customer, currency, month, group);
  const dimensions = [...new Set((meters.data ?? []).flatMap((meter) => meter.dimensions))].toSorted();
  const isByKey = group === byApiKey;
  const title = isByKey ? 'API key' : capitalised(group);
  const columns: ColumnsType<SplitUsage> = [
    { title, key: 'part', render: (_, row) => <Name text={labelOf(row)} /> },
    { title: 'API', key: 'meter', render: (_, row) => <MeterName meter={row} /> },
    {
      title: 'Usage',
      key: 'quantity',
      align: 'right',
      render: (_, row) => formatQuantity(row.quantity, row.unit),
    },
    { title: 'Cost', key: 'cost', align: 'right', render: (_, row) => <Amount money={row.cost} /> },
  ];
  const save = (rows: SplitUsage[]) =>
    saveFile(`payg-usage-${month}-by-${group}.csv`, splitUsageCsv(rows), 'text/csv;charset=utf-8');
  return (
    <ListPanel
      title={`Usage by ${isByKey ? 'API key' : group}`}
      description={
        isByKey
          ? `${formatMonth(month)} in UTC. Calls from the portal have no API key.`
          : `${formatMonth(month)} in UTC, by the values of ${group}.`
      }
      actions={
        <div className={styles.actions}>
          {dimensions.length > 0 && (
            <Select
              aria-label="Split usage by"
              popupMatchSelectWidth={false}
              value={group}
              options={[
                { value: byApiKey, label: 'By API key' },
                ...dimensions.map((name) => ({ value: name, label: `By ${name}` })),
              ]}
              onChange={setGroup}
            />
          )}
          {usage.data && usage.data.length > 0 && (
            <Button icon={<DownloadOutlined aria-hidden />} onClick={() => save(usage.data)}>
              Download CSV
            </Button>
          )}
        </div>
      }
      list={usage}
      empty={
        <EmptyState icon={<KeyOutlined aria-hidden />} title="No usage this month">
          {isByKey ? 'Usage with each API key is listed here.' : `Usage by ${group} is listed here.`}
        </EmptyState>
      }
    >
      {(rows) => (
        <>
          <div className={styles.chart}>
            <TotalChart
              month={month}
              measure="cost"
              customer={customer}
              currency={currency}
              groupBy={group}
              description={`Daily cost by ${isByKey ? 'API key' : group} in ${formatMonth(month)}. The table below has the totals.`}
            />
          </div>
          <DataTable
            label={isByKey ? 'What each API key used' : `Usage by ${group}`}
            rowKey={(row) =>
              `${row.api_key?.id ?? ''} ${row.dimension?.value ?? ''} ${row.meter} ${row.unit}`
            }
            columns={columns}
            dataSource={rows.toSorted((a, b) => compareAmounts(b.cost.amount, a.cost.amount))}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false, responsive: true }}
          />
        </>
      )}
    </ListPanel>
  );
}

function labelOf({ api_key, dimension }: SplitUsage): string {
  if (dimension) return dimensionLabel(dimension);
  return api_key ? keyLabel(api_key) : 'No API key';
}
