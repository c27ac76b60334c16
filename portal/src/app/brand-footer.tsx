import { brand } from '@/api/brand';
import styles from './brand-footer.module.css';

const links = [
  { label: 'Support', url: brand.support_url },
  { label: 'Terms', url: brand.terms_url },
  { label: 'Privacy', url: brand.privacy_url },
].flatMap(({ label, url }) => (url === undefined ? [] : [{ label, url }]));

/** The operator's own line and links at the foot of each page; nothing if there are none. */
export function BrandFooter() {
  if (links.length === 0 && brand.footer === undefined) return null;
  return (
    <footer className={styles.footer}>
      {brand.footer !== undefined && <span>{brand.footer}</span>}
      {links.length > 0 && (
        <ul className={styles.links}>
          {links.map(({ label, url }) => (
            <li key={label}>
              <a href={url}>{label}</a>
            </li>
          ))}
        </ul>
      )}
    </footer>
  );
}
