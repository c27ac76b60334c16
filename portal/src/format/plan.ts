import { formatMoney, isZero, type Money } from './money';

/** What a plan charges and includes, as the API gives it. */
export interface PlanTerms {
  fee: Money;
  minimum: Money;
  included_credit: Money;
  rollover_max: Money;
  trial_days: number;
}

/** The fee of a plan in words. */
export function feeText({ fee }: Pick<PlanTerms, 'fee'>): string {
  return isZero(fee.amount) ? 'No fee' : `${formatMoney(fee)} a month`;
}

/** What a plan has beside its fee, a sentence each. */
export function planPoints({ minimum, included_credit, rollover_max, trial_days }: PlanTerms): string[] {
  return [
    ...(isZero(included_credit.amount) ? [] : [`${formatMoney(included_credit)} of credit each month`]),
    ...(isZero(rollover_max.amount) ? [] : [`Up to ${formatMoney(rollover_max)} of it carries over`]),
    isZero(minimum.amount) ? 'No minimum' : `Usage of at least ${formatMoney(minimum)} a month`,
    ...(trial_days === 0
      ? []
      : [trial_days === 1 ? 'The first day is free' : `The first ${trial_days} days are free`]),
  ];
}
