import CheckOutlined from '@ant-design/icons/CheckOutlined';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { brand } from '@/api/brand';
import { usePrices, type MeterPrice } from '@/api/list-prices';
import { useDefaultPlan, type Plan } from '@/api/plans';
import { isZero } from '@/format/money';
import { feeText, planPoints } from '@/format/plan';
import { hasBaseFee, headlineOf } from '@/format/price';
import { stageOf, type Stage } from '@/format/shades';
import styles from './pitch.module.css';

const shown = 4;

/** The operator's color in the place of the green. */
const ground = brand.color === undefined ? undefined : (variablesOf(stageOf(brand.color)) as CSSProperties);

function variablesOf(stage: Stage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(stage).map(([name, color]) => [`--pitch-${name}`, color as string]),
  );
}

interface Point {
  title: string;
  text: string;
}

/**
 * What is true of the prices in force and of the plan that new customers get: neither is praised for having no fee
 * where one has.
 */
function pointsOf(prices: MeterPrice[] | undefined, plan: Plan | null | undefined): Point[] {
  const points = [
    {
      title: 'Your spend in real time',
      text: 'Every call is in your total as soon as it returns, to the last digit.',
    },
    { title: 'Charged once', text: 'No call is counted twice, even after a server failure.' },
  ];
  if (plan != null)
    points.unshift({ title: `${plan.name}: ${feeText(plan)}`, text: planPoints(plan).join('. ') });
  const isKnown = prices !== undefined && prices.length > 0 && plan !== undefined;
  const isFree = plan == null || (isZero(plan.fee.amount) && isZero(plan.minimum.amount));
  if (isKnown && isFree && !prices.some((meter) => hasBaseFee(meter.price)))
    points.unshift({ title: 'No base fee, no minimum', text: 'Months without calls cost nothing.' });
  return points;
}

/** Why somebody would sign up, and what it costs: shown beside the forms. */
export function Pitch() {
  const known = usePrices().data;
  const prices = known ?? [];
  const plan = useDefaultPlan().data;
  return (
    <section className={styles.pitch} style={ground} aria-labelledby="pitch">
      <h2 id="pitch" className={styles.title}>
        {brand.tagline ?? 'Pay for what you use.'}
      </h2>
      <ul className={styles.points}>
        {pointsOf(known, plan).map(({ title, text }) => (
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
                <tr key={meter.meter}>
                  <th scope="row">{meter.name ?? meter.meter}</th>
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
