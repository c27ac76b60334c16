import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import FileDoneOutlined from '@ant-design/icons/FileDoneOutlined';
import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import Button from 'antd/es/button';
import { useCost, type Cost } from '@/api/get-cost';
import { AdjustmentTable } from '@/components/adjustment-table';
import { EmptyState } from '@/components/empty-state';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Panel } from '@/components/panel';
import { saveFile } from '@/components/save-file';
import { Stat, StatRow } from '@/components/stat';
import { formatMoney } from '@/format/money';
import { formatInstant, formatMonth } from '@/format/time';
import { costCsv } from './cost-csv';
import { CostLines } from './cost-lines';
import styles from './month-cost.module.css';

interface MonthCostProps {
  /** A billing period, yyyy-MM; null: the current one. */
  month: string | null;
}

/** What one billing period costs, and what it is made of. */
export function MonthCost({ month }: MonthCostProps) {
  return (
    <Loaded query={useCost(month)} loading={<LoadingPanel rows={6} figures={2} />}>
      {(cost) => <Month data={cost} />}
    </Loaded>
  );
}

function Month({ data }: { data: Cost }) {
  const isOver = data.end <= data.as_of;
  return (
    <>
      <StatRow>
        <Stat
          label={isOver ? 'Cost of the month' : 'Cost so far'}
          value={formatMoney(data.total)}
          note={isOver ? 'Final' : `Updated ${formatInstant(data.as_of, data.time_zone)}`}
        />
        <Stat
          label="Billing period"
          value={formatMonth(data.month)}
          note={`From ${formatInstant(data.start, data.time_zone)} until ${formatInstant(data.end, data.time_zone)}, ${data.time_zone}`}
        />
      </StatRow>
      {data.lines.length === 0 && data.adjustments.length === 0 ? (
        <Panel>
          <EmptyState icon={<FileDoneOutlined aria-hidden />} title="No charges this month">
            Choose another month, or call an API from the home page.
          </EmptyState>
        </Panel>
      ) : (
        <Panel
          title="Breakdown"
          description={<span className="screen-only">Expand a line to see how it is calculated.</span>}
          flush
          actions={
            <div className={styles.actions}>
              <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
                Print
              </Button>
              <Button
                icon={<DownloadOutlined aria-hidden />}
                onClick={() =>
                  saveFile(`payg-cost-${data.month}.csv`, costCsv(data), 'text/csv;charset=utf-8')
                }
              >
                Download CSV
              </Button>
            </div>
          }
        >
          <CostLines cost={data} />
        </Panel>
      )}
      {data.adjustments.length > 0 && (
        <Panel
          title="Adjustments"
          description="Corrections by the operator. Units are included in the lines."
          flush
        >
          <AdjustmentTable adjustments={data.adjustments} />
        </Panel>
      )}
    </>
  );
}
