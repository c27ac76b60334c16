import CheckOutlined from '@ant-design/icons/CheckOutlined';
import { Link } from 'react-router';
import { usePrices } from '@/api/list-prices';
import { headlineOf } from '@/format/price';
import styles from './pitch.module.css';

const points = [
  { title: 'No base fee, no minimum', text: 'A month without a call costs nothing.' },
  { title: 'What fails is free', text: 'Only a call that was answered is charged, and only once.' },
  {
    title: 'Your cost, as it happens',
    text: 'The call that returned a moment ago is in the sum, to the last digit.',
  },
];
const shown = 4;

/** Why somebody would sign up, and what it costs: shown beside the forms. */
export function Pitch() {
  const prices = usePrices().data ?? [];
  return (
    <section className={styles.pitch} aria-labelledby="pitch">
      <h2 id="pitch" className={styles.title}>
        Pay for the calls you make. Nothing else.
      </h2>
      <ul className={styles.points}>
        {points.map(({ title, text }) => (
          <li key={title}>
            <CheckOutlined aria-hidden className={styles.check} />
            <div>
              <strong>{title}</strong>
              <div className={styles.text}>{text}</div>
            </div>
          </li>
        ))}
      </ul>
      {prices.length > 0 && (
        <div className={styles.prices}>
          <table>
            <caption className="visually-hidden">Some of the prices</caption>
            <tbody>
              {prices.slice(0, shown).map((meter) => (
                <tr key={`${meter.method} ${meter.meter}`}>
                  <th scope="row">{meter.meter}</th>
                  <td>{headlineOf(meter.price, meter.unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Link to="/prices">All prices, and what your month would cost</Link>
        </div>
      )}
    </section>
  );
}
