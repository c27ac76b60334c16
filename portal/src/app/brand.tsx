import { Link } from 'react-router';
import { addressOf } from '@/api/base-path';
import styles from './brand.module.css';

/** The product's name and sign, which lead home. */
export function Brand() {
  return (
    <Link to="/" className={styles.brand}>
      <img src={addressOf('/favicon.svg')} alt="" width={26} height={26} />
      Payg
    </Link>
  );
}
