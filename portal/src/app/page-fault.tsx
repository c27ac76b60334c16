import { ProblemState } from '@/components/problem-state';
import styles from './session-layout.module.css';

const fault = new Error(
  'A new version may be available, or the service is unavailable. Try again to reload the page.',
);

/** Instead of a page that failed, or whose code could not be loaded: reloads it. The cause is in the console. */
export function PageFault() {
  return (
    <div className={styles.fault}>
      <ProblemState error={fault} onRetry={() => window.location.reload()} />
    </div>
  );
}
