import { formatMoney, formatShortMoney, type Money } from '@/format/money';

/** An amount to be compared with others at a glance; its title has every digit. */
export function Amount({ money }: { money: Money }) {
  const [short, exact] = [formatShortMoney(money), formatMoney(money)];
  return short === exact ? short : <span title={exact}>{short}</span>;
}
