import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import { useQuery } from '@tanstack/react-query';
import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useBalance } from '@/api/get-balance';
import { costQuery } from '@/api/get-cost';
import { useApiKeys } from '@/api/list-keys';
import { usePaymentOptions } from '@/api/payments';
import { Panel } from '@/components/panel';
import { formatMoney, isZero, type Money } from '@/format/money';
import type { NewApiKey } from './api/create-key';
import styles from './first-steps.module.css';
import { KeySnippets } from './key-snippets';
import { NewKeyDialog } from './new-key-dialog';

const everyMs = 3_000;

/** Leads a customer without a call to the first one. Steps are done by themselves; it says when the call has come. */
export function FirstSteps() {
  const keys = useApiKeys();
  const cost = useQuery(costQuery());
  const hasCalled =
    cost.data === undefined ||
    keys.data === undefined ||
    cost.data.lines.length > 0 ||
    !isZero(cost.data.customer_total.amount) ||
    keys.data.some((key) => key.last_used_at !== null);
  const [isWaiting, setWaiting] = useState(false);
  if (!hasCalled && !isWaiting) setWaiting(true);
  if (!hasCalled) return <Steps hasKey={keys.data.length > 0} />;
  return isWaiting && cost.data ? <FirstCall cost={cost.data.total} /> : null;
}

function FirstCall({ cost }: { cost: Money }) {
  return (
    <Alert
      type="success"
      showIcon
      closable
      role="status"
      title="Your first call arrived"
      description={
        <>
          It is billed: {formatMoney(cost)} so far this month.{' '}
          <Link to="/cost">See how it is calculated</Link>
        </>
      }
    />
  );
}

function Steps({ hasKey }: { hasKey: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<NewApiKey | null>(null);
  const [isCopied, setCopied] = useState(false);
  const { data: balance } = useBalance();
  // The first call comes from elsewhere, so it is asked for; the guide is gone with its answer.
  useQuery({ ...costQuery(), refetchInterval: everyMs });
  const needsFunds = balance?.mode === 'prepaid' && isZero(balance.available.amount);
  return (
    <Panel title="Get started" description="The steps to your first call. Each is ticked when it is done.">
      <ol className={styles.steps}>
        {needsFunds && <Funds />}
        <Step title="Create an API key" isDone={hasKey}>
          {!hasKey && (
            <Button type="primary" onClick={() => setOpen(true)}>
              Create your first key
            </Button>
          )}
        </Step>
        <Step title="Copy a call and run it" isDone={isCopied}>
          {hasKey && (
            <>
              {made === null && <p>Replace YOUR_API_KEY with your key.</p>}
              <KeySnippets
                secret={made?.key ?? 'YOUR_API_KEY'}
                meters={made?.meters ?? null}
                onCopied={() => setCopied(true)}
              />
            </>
          )}
        </Step>
        <Step title="See your first call" isDone={false}>
          <p role="status">
            {hasKey
              ? 'Waiting for your first call…'
              : 'It appears on this page within seconds, with its cost.'}
          </p>
        </Step>
      </ol>
      <NewKeyDialog isOpen={isOpen} onClose={() => setOpen(false)} onMade={setMade} />
    </Panel>
  );
}

function Funds() {
  const { data: options } = usePaymentOptions();
  return (
    <Step title="Add funds" isDone={false}>
      <p>
        You pay in advance, and there is no credit yet.{' '}
        {options?.is_card_enabled ? (
          <Link to="/payments">Buy credit</Link>
        ) : (
          <Link to="/balance">See your balance</Link>
        )}
      </p>
    </Step>
  );
}

function Step({ title, isDone, children }: { title: string; isDone: boolean; children: ReactNode }) {
  return (
    <li className={isDone ? styles.done : styles.step}>
      <h3 className={styles.title}>
        {title}
        {isDone && (
          <>
            <CheckCircleFilled className={styles.tick} aria-hidden />
            <span className="visually-hidden">(done)</span>
          </>
        )}
      </h3>
      {children}
    </li>
  );
}
