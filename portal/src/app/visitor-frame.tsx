import type { ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { addressOf } from '@/api/base-path';
import { Brand } from './brand';
import { BrandFooter } from './brand-footer';
import { ColorModeButton } from './color-mode-button';
import { loginAddress } from './next-address';
import styles from './visitor-frame.module.css';

interface VisitorFrameProps {
  /** Whether the page itself is a way in, so that the frame need not offer one. */
  hasForm?: boolean;
  children: ReactNode;
}

/** Around every page for which one need not be logged in: where else to go, and the page. */
export function VisitorFrame({ hasForm = false, children }: VisitorFrameProps) {
  const location = useLocation();
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <Brand />
        <nav aria-label="Pages" className={styles.links}>
          <NavLink to="/prices" className={styles.link}>
            Prices
          </NavLink>
          <a href={addressOf('/docs')} className={styles.link}>
            Docs
          </a>
          {!hasForm && (
            <>
              <Link to={loginAddress(location)} className={styles.link}>
                Log in
              </Link>
              <Link to={loginAddress(location, '/sign-up')} className={styles.start}>
                Sign up
              </Link>
            </>
          )}
          <ColorModeButton />
        </nav>
      </header>
      <main className={styles.main}>{children}</main>
      <BrandFooter />
    </div>
  );
}
