import type { ReactNode } from 'react';
import type { Alert } from '@/api/budgets';
import { alertText } from '@/format/alert';
import { formatInstant } from '@/format/time';
import styles from './alert-list.module.css';

interface AlertListProps {
  alerts: Alert[];
  /** The customer's time zone, in which periods end; the reader's own by default. */
  timeZone?: string;
  /** Says whom an alert is about, where that is not clear. */
  subjectOf?: (alert: Alert) => ReactNode;
}

/** What happened to budgets and credit, in sentences. */
export function AlertList({ alerts, timeZone, subjectOf }: AlertListProps) {
  return (
    <ul className={styles.list}>
      {alerts.map((alert) => {
        const { text, tone } = alertText(alert, timeZone);
        return (
          <li key={alert.id} className={styles.alert}>
            <span className={styles[tone]} aria-hidden="true" />
            <span className={styles.text}>
              {subjectOf?.(alert)}
              {text}
            </span>
            <time className={styles.when} dateTime={alert.created_at}>
              {formatInstant(alert.created_at)}
            </time>
          </li>
        );
      })}
    </ul>
  );
}
