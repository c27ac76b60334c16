import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { Brand } from './brand';
import { ColorModeButton } from './color-mode-button';
import styles from './visitor-frame.module.css';

/** Around every page for which one need not be logged in: where else to go, and the page. */
export function VisitorFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <Brand />
        <nav aria-label="Pages" className={styles.links}>
          <NavLink to="/prices" className={styles.link}>
            Prices
          </NavLink>
          <a href="/docs" className={styles.link}>
            Docs
          </a>
          <NavLink to="/login" className={`${styles.link} ${styles.wide}`}>
            Log in
          </NavLink>
          <Link to="/sign-up" className={styles.start}>
            Sign up
          </Link>
          <ColorModeButton />
        </nav>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
