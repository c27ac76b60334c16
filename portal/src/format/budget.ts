import { compareAmounts, isZero, percentOf, type Money } from './money';
import { formatPercent } from './quantity';

/** A budget as far as it is written and drawn. */
export interface BudgetFigures {
  action: string;
  alerts: number[];
  limit: Money;
  spent: Money;
}

const maxAlerts = 10;

const maxBalances = 5;
const maxPercent = 1000;
const maxAmount = '1000000000';
const warningPercent = 80;

/** How far a budget is used. */
export type BudgetState = 'well' | 'near' | 'reached';

/** How many whole percent of the limit are spent. Any spending of a limit of 0 is all of it. */
export function spentPercent({ limit, spent }: BudgetFigures): number {
  return percentOf(spent.amount, limit.amount) ?? (isZero(spent.amount) ? 0 : 100);
}

/** How far a budget is used: near its limit at 80 %. A limit of 0 that only notifies is reached by spending. */
export function stateOf(budget: BudgetFigures): BudgetState {
  const { action, limit, spent } = budget;
  const isUnused = isZero(limit.amount) && isZero(spent.amount) && action !== 'block';
  if (!isUnused && compareAmounts(spent.amount, limit.amount) >= 0) return 'reached';
  return spentPercent(budget) >= warningPercent ? 'near' : 'well';
}

/** Whether a budget refuses calls now. */
export function isRefusing(budget: BudgetFigures): boolean {
  return budget.action === 'block' && stateOf(budget) === 'reached';
}

/** What happens at the limit, in words. */
export function actionLabel(action: string): string {
  return action === 'block' ? 'Stop calls at the limit' : 'Notify';
}

/** A period in words. */
export function periodLabel(period: string): string {
  switch (period) {
    case 'day':
      return 'Each day';
    case 'month':
      return 'Each month';
    default:
      return 'No period';
  }
}

/** Thresholds in words: 50%, 80% and 100%. */
export function alertsLabel(alerts: number[]): string {
  return alerts.length === 0 ? 'No alerts' : `Alerts at ${listOf(alerts.map(formatPercent))}`;
}

/** Entries with commas and an “and” before the last. */
function listOf(texts: string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

/** What is wrong with an amount that somebody typed, by the rules of the service; null: nothing. */
export function amountProblem(text: string): string | null {
  const amount = text.trim();
  if (!/^\d+(\.\d+)?$/.test(amount)) return 'Enter an amount such as 25 or 0.50.';
  if ((amount.split('.')[1] ?? '').length > 9) return 'Enter at most 9 digits after the point.';
  if (compareAmounts(amount, maxAmount) > 0) return 'Enter at most 1000000000.';
  return null;
}

/** What is wrong with balances that somebody typed, by the rules of the service; null: nothing. */
export function balancesProblem(texts: string[]): string | null {
  if (texts.length > maxBalances) return `Enter at most ${maxBalances} amounts.`;
  return texts.map(amountProblem).find((problem) => problem !== null) ?? null;
}

/** The percentages that somebody typed, rising, each once; null: one of them is none. */
export function percentagesOf(texts: string[]): number[] | null {
  const numbers = texts.map((text) => /^(\d{1,4}) ?%?$/.exec(text.trim())?.[1]).map(Number);
  if (numbers.some((number) => !(number >= 1 && number <= maxPercent))) return null;
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** What is wrong with thresholds that somebody typed, by the rules of the service; null: nothing. */
export function alertsProblem(texts: string[]): string | null {
  const alerts = percentagesOf(texts);
  if (alerts === null) return `Enter whole percentages from 1 to ${maxPercent}.`;
  return alerts.length > maxAlerts ? `Enter at most ${maxAlerts} percentages.` : null;
}
