import Skeleton from 'antd/es/skeleton';
import styles from './loading-page.module.css';

/** What is seen until it is known who is logged in, or until the first page's code is there. */
export function LoadingPage() {
  return (
    <main className={styles.main} aria-busy="true" aria-label="Loading">
      <Skeleton active paragraph={{ rows: 6 }} />
    </main>
  );
}
