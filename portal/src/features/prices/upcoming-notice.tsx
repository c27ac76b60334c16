import Alert from 'antd/es/alert';
import { Link } from 'react-router';
import { useMyPrices } from '@/api/list-prices';
import { announcementOf } from '@/format/upcoming';
import styles from './upcoming-notice.module.css';

const shown = 3;

/** Announces the next price of each API whose price is about to change; nothing where none is. */
export function UpcomingNotice() {
  const prices = useMyPrices();
  const changes = (prices.data ?? []).flatMap((meter) => {
    const [next] = meter.upcoming;
    return next === undefined ? [] : [{ meter, next }];
  });
  if (changes.length === 0) return null;

  const soonest = changes.toSorted((one, other) =>
    one.next.effective_from.localeCompare(other.next.effective_from),
  );
  return (
    <Alert
      type="info"
      showIcon
      title={changes.length === 1 ? 'A price is about to change' : 'Prices are about to change'}
      description={
        <>
          <ul className={styles.list}>
            {soonest.slice(0, shown).map(({ meter, next }) => (
              <li key={meter.meter}>
                <strong>{meter.name ?? meter.meter}</strong>. {announcementOf(next, meter.unit)}
              </li>
            ))}
          </ul>
          <Link to="/prices">{changes.length > shown ? `All ${changes.length} changes` : 'All prices'}</Link>
        </>
      }
    />
  );
}
