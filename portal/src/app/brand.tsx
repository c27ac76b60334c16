import { Link } from 'react-router';
import { addressOf } from '@/api/base-path';
import { brand } from '@/api/brand';
import styles from './brand.module.css';

/** The product's logo and name, which lead home. */
export function Brand() {
  return (
    <Link to="/" className={styles.brand} title={brand.name}>
      <img src={logoAddress()} alt="" className={styles.logo} referrerPolicy="no-referrer" />
      <span className={styles.name}>{brand.name}</span>
    </Link>
  );
}

/** The same on paper, where nothing leads anywhere. */
export function PrintedBrand() {
  return (
    <div className={styles.brand}>
      <img src={logoAddress()} alt="" className={styles.logo} referrerPolicy="no-referrer" />
      <span className={styles.name}>{brand.name}</span>
    </div>
  );
}

/** The operator's logo, at its own address or as a file of the service; Payg's sign without one. */
function logoAddress(): string {
  const { logo_url: logo = '/favicon.svg' } = brand;
  return logo.startsWith('/') ? addressOf(logo) : logo;
}
