import { useRouteError } from 'react-router';
import { ProblemState } from '@/components/problem-state';
import styles from './session-layout.module.css';

const text =
  'Payg may be away for a moment, or there is a newer version of this page. Trying again loads it anew.';

/** Instead of a page that failed, or whose code could not be loaded: loads all of it anew. */
export function PageFault() {
  const fault = useRouteError();
  const cause = fault instanceof Error ? ` (${fault.message})` : '';
  return (
    <div className={styles.fault}>
      <ProblemState error={new Error(text + cause)} onRetry={() => window.location.reload()} />
    </div>
  );
}
