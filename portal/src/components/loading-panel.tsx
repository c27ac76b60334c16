import Skeleton from 'antd/es/skeleton';
import { Panel } from './panel';
import styles from './stat.module.css';

interface LoadingPanelProps {
  /** How many lines stand in for what will be there. */
  rows: number;
  /** How many figures will stand above. */
  figures?: number;
}

/** Stands where figures and a panel will be, so that the page does not jump when they come. */
export function LoadingPanel({ rows, figures = 0 }: LoadingPanelProps) {
  return (
    <>
      {figures > 0 && (
        <div className={styles.row} aria-busy="true">
          {Array.from({ length: figures }, (_, index) => (
            <div key={index} className={styles.stat}>
              <Skeleton active title={{ width: '40%' }} paragraph={{ rows: 2, width: ['60%', '80%'] }} />
            </div>
          ))}
        </div>
      )}
      <Panel>
        <div aria-busy="true">
          <Skeleton active title={{ width: 160 }} paragraph={{ rows, width: '100%' }} />
        </div>
      </Panel>
    </>
  );
}
