import Skeleton from 'antd/es/skeleton';
import { Loaded } from '@/components/loaded';
import { ShowMore } from '@/components/show-more';
import { formatCount } from '@/format/quantity';
import { formatInstant } from '@/format/time';
import { useAttempts, type Attempt, type Delivery } from './api/webhooks';
import styles from './webhooks.module.css';

/** Each attempt to deliver an event, newest first, with its answer. */
export function AttemptList({ delivery }: { delivery: Delivery }) {
  const attempts = useAttempts(delivery);
  return (
    <>
      <Loaded
        query={attempts}
        loading={<Skeleton active title={false} paragraph={{ rows: 2 }} />}
        empty={<p>The attempts were not kept.</p>}
      >
        {(rows) => (
          <ol className={styles.attempts} aria-label="Attempts, newest first">
            {rows.map((attempt) => (
              <Line key={attempt.id} attempt={attempt} />
            ))}
          </ol>
        )}
      </Loaded>
      <ShowMore list={attempts} />
    </>
  );
}

function Line({ attempt: { at, duration_ms, status, error, response } }: { attempt: Attempt }) {
  return (
    <li>
      {formatInstant(at)}: {error ?? `Accepted with ${status ?? 'no status'}.`} {formatCount(duration_ms)} ms
      {response !== null && <pre className={styles.body}>{response}</pre>}
    </li>
  );
}
