import { describePart, type CostPart } from '@/format/explanation';
import { formatMoney } from '@/format/money';
import styles from './explanation.module.css';

interface ExplanationProps {
  parts: CostPart[];
  unit: string;
  /** How many units a rate is for. */
  per: number;
}

/** How a cost comes about, part by part. The parts sum to it. */
export function Explanation({ parts, unit, per }: ExplanationProps) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">How the cost is calculated</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Units</th>
          <th scope="col">Rate</th>
          <th scope="col">Cost</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => {
          const { units, rate } = describePart(part, unit, per);
          return (
            <tr key={`${part.kind} ${part.first_unit}`}>
              <td>{units}</td>
              <td className={styles.rate}>{rate}</td>
              <td className={styles.cost}>{formatMoney(part.cost)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
