import { useRouteError } from 'react-router';
import { ProblemState } from '@/components/problem-state';
import styles from './session-layout.module.css';

/** Instead of a page that failed, or whose code is gone because a newer version is served: loads it anew. */
export function PageFault() {
  const fault = useRouteError();
  const error = fault instanceof Error ? fault : new Error('Something went wrong in this page.');
  return (
    <div className={styles.fault}>
      <ProblemState error={error} onRetry={() => window.location.reload()} />
    </div>
  );
}
