import type { ReactNode } from 'react';
import styles from './rank-table.module.css';

/** One row: who or what, more about it, and its figure. */
export interface RankRow {
  key: string;
  name: ReactNode;
  detail?: string;
  value: ReactNode;
}

/** A short list with a figure for each row, the greatest first. */
export function RankTable({ caption, rows }: { caption: string; rows: RankRow[] }) {
  const hasDetails = rows.some(({ detail }) => detail !== undefined);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {rows.map(({ key, name, detail, value }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {hasDetails && <td className={styles.detail}>{detail}</td>}
            <td className={styles.value}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
