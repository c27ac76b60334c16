import type { ColumnsType } from 'antd/es/table';
import type { Cost, CostLine } from '@/api/get-cost';
import { DataTable } from '@/components/data-table';
import { Explanation } from '@/components/explanation';
import { MeterName } from '@/components/meter-name';
import { formatMoney } from '@/format/money';
import { caseOf, headlineOf } from '@/format/price';
import { formatQuantity } from '@/format/quantity';
import { formatDate } from '@/format/time';
import styles from './cost-lines.module.css';

const columns: ColumnsType<CostLine> = [
  {
    title: 'API',
    key: 'meter',
    render: (_, line) => (
      <>
        <div className={styles.meter}>
          <MeterName meter={line} />
        </div>
        {Object.keys(line.when).length > 0 && <div className={styles.price}>{caseOf(line.when)}</div>}
        <div className={styles.price}>
          {headlineOf(line.price, line.unit)}
          {BigInt(line.before) > 0n && `, from ${formatDate(line.price.effective_from)} on`}
        </div>
      </>
    ),
  },
  {
    title: 'Usage',
    key: 'quantity',
    align: 'right',
    render: (_, line) => (
      <>
        <span className={styles.figure}>{formatQuantity(line.quantity, line.unit)}</span>
        {line.adjusted_quantity !== 0 && (
          <div className={styles.price}>
            {signed(formatQuantity(line.adjusted_quantity, line.unit))} adjusted
          </div>
        )}
      </>
    ),
  },
  { title: 'Cost', key: 'cost', align: 'right', render: (_, line) => formatMoney(line.cost) },
];

/** With its sign, whichever it is. */
function signed(text: string): string {
  return text.startsWith('-') || text.startsWith('−') ? text : `+${text}`;
}

/** The usage lines of a billing period. Each opens to show how its cost comes about. */
export function CostLines({ cost }: { cost: Cost }) {
  return (
    <DataTable
      label="Usage lines"
      rowKey={(line) => `${line.meter} ${line.price.id} ${caseOf(line.when)}`}
      columns={columns}
      dataSource={cost.lines}
      expandable={{
        columnTitle: <span className="visually-hidden">Details</span>,
        expandRowByClick: true,
        expandedRowRender: (line) => (
          <Explanation parts={line.explanation} unit={line.unit} per={line.price.per} />
        ),
      }}
      footer={() => (
        <div className={styles.total}>
          <span>Total</span>
          <span>{formatMoney(cost.total)}</span>
        </div>
      )}
    />
  );
}
