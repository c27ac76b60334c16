import { Link } from 'react-router';
import { addressOf } from '@/api/base-path';
import { brand } from '@/api/brand';
import styles from './brand.module.css';

/** The product's logo and name, which lead home. */
export function Brand() {
  return (
    <Link to="/" className={styles.brand} title={brand.name}>
      <img
        src={brand.logo_url ?? addressOf('/favicon.svg')}
        alt=""
        className={styles.logo}
        referrerPolicy="no-referrer"
      />
      <span className={styles.name}>{brand.name}</span>
    </Link>
  );
}
