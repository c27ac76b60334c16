import Button from 'antd/es/button';
import Skeleton from 'antd/es/skeleton';
import { Loaded } from '@/components/loaded';
import { StateTag } from '@/components/state-tag';
import { useProblemReport } from '@/components/use-problem-report';
import { formatInstant } from '@/format/time';
import { useNotices } from './api/list-notices';
import { useRevokeSession, useSessions, type UserSession } from './api/list-sessions';
import { clientNameOf } from './client-name';
import styles from './session-list.module.css';

/** Where the user is logged in; each session can be ended. */
export function SessionList() {
  const sessions = useSessions();
  return (
    <Loaded query={sessions} loading={<Skeleton active title={false} paragraph={{ rows: 3 }} />}>
      {(rows) => (
        <ul className={styles.list} aria-label="Sessions">
          {rows.map((session) => (
            <Entry key={session.id} session={session} />
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function Entry({ session }: { session: UserSession }) {
  const revoke = useRevokeSession();
  const report = useProblemReport();
  const name = clientNameOf(session.client ?? null);
  return (
    <li className={styles.entry}>
      <div className={styles.what}>
        <div className={styles.client} title={session.client ?? undefined}>
          {name}
        </div>
        <div className={styles.detail}>
          {[session.address, `since ${formatInstant(session.created_at)}`].filter(Boolean).join(' · ')}
        </div>
      </div>
      {session.is_current ? (
        <StateTag tone="good">This session</StateTag>
      ) : (
        <Button
          size="small"
          danger
          loading={revoke.isPending}
          aria-label={`End the session of ${name}`}
          onClick={() => revoke.mutate(session.id, { onError: (error) => report(error) })}
        >
          End
        </Button>
      )}
    </li>
  );
}

/** The latest log-ins from devices that were new; nothing where there was none. */
export function SignInNotices() {
  const { data = [] } = useNotices();
  return (
    data.length > 0 && (
      <>
        <h3>Log-ins from new devices</h3>
        <ul className={styles.list}>
          {data.map(({ id, at, client, address }) => (
            <li key={id} className={styles.detail}>
              {[formatInstant(at), clientNameOf(client ?? null), address].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      </>
    )
  );
}
