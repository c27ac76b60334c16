import { useEffect, type ReactNode } from 'react';
import { brand } from '@/api/brand';
import styles from './auth-card.module.css';

interface AuthCardProps {
  title: string;
  description: string;
  children: ReactNode;
  footer: ReactNode;
}

/** The frame of the log-in and sign-up forms. */
export function AuthCard({ title, description, children, footer }: AuthCardProps) {
  useEffect(() => {
    document.title = `${title} · ${brand.name}`;
  }, [title]);

  return (
    <>
      <div className={styles.card}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.description}>{description}</p>
        {children}
      </div>
      <p className={styles.footer}>{footer}</p>
    </>
  );
}
