import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Space from 'antd/es/space';
import { useState } from 'react';
import { Link } from 'react-router';
import { Panel } from '@/components/panel';
import { useProblemReport } from '@/components/use-problem-report';
import { formatQuantity } from '@/format/quantity';
import { formatMonth, monthsUpTo } from '@/format/time';
import { useRunInvoices, type InvoiceRun } from './api/invoices';

const shownMonths = 13;

/** Makes the invoices of a month, and tells what it waits for. */
export function MonthClose({ current }: { current: string }) {
  const months = monthsUpTo(current, shownMonths).slice(1);
  const [month, setMonth] = useState(months[0] ?? current);
  const run = useRunInvoices();
  const report = useProblemReport();
  const make = (finalize: boolean) => run.mutate({ month, finalize }, { onError: (error) => report(error) });
  return (
    <Panel
      title="Close a month"
      description="Review the drafts before you issue them. Issued invoices never change, however often you close a month."
    >
      <Space wrap>
        <Select
          aria-label="Month to close"
          value={month}
          options={months.map((value) => ({ value, label: formatMonth(value) }))}
          onChange={setMonth}
          style={{ width: 180 }}
        />
        <Button loading={run.isPending} onClick={() => make(false)}>
          Create drafts
        </Button>
        <Button type="primary" loading={run.isPending} onClick={() => make(true)}>
          Issue invoices
        </Button>
      </Space>
      {run.data !== undefined && <Outcome run={run.data} />}
    </Panel>
  );
}

function Outcome({ run }: { run: InvoiceRun }) {
  const isComplete = run.closing === 0 && run.collecting === 0 && run.failed === 0;
  return (
    <Alert
      style={{ marginTop: 16 }}
      role="status"
      type={isComplete ? 'success' : 'warning'}
      title={`${formatMonth(run.month)}: ${formatQuantity(run.drafts, 'draft')} made, ${formatQuantity(run.finalized, 'invoice')} issued`}
      description={
        isComplete && run.below_zero === 0 ? undefined : (
          <>
            {run.collecting > 0 && (
              <p>{formatQuantity(run.collecting, 'customer')} whose month is not over in their time zone.</p>
            )}
            {run.closing > 0 && (
              <p>
                {formatQuantity(run.closing, 'customer')} for whom{' '}
                {formatQuantity(run.waits_for.length, 'journal')} have not reported the whole month:{' '}
                <Link to="/operator/journals">see journals</Link>.
              </p>
            )}
            {run.below_zero > 0 && (
              <p>{formatQuantity(run.below_zero, 'customer')} to whom more is given back than billed.</p>
            )}
            {run.failed > 0 && (
              <p>
                {formatQuantity(run.failed, 'customer')} whose invoice could not be made. The log says why;
                the next run tries again.
              </p>
            )}
          </>
        )
      }
    />
  );
}
