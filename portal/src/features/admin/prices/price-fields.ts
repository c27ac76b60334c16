import type { Dayjs } from 'dayjs';
import type { Price } from '@/format/price';
import type { PriceFields } from './api/set-price';
import type { Trial } from './api/simulate-price';
import type { PriceTarget } from './price-target';

/** A model as the form has it: amounts stay the text that was typed, so that no digit is lost. */
export interface ModelForm {
  model: (typeof models)[number];
  amount?: string;
  per?: number | null;
  free_units?: number | null;
  tiers?: TierForm[];
}

/** A price as the form has it. */
export interface PriceForm extends ModelForm {
  /** Whether usage has one price, or prices by its dimensions; one without it. */
  by?: 'all' | 'dimension';
  cases?: CaseForm[];
  /** With cases: the price of other usage, or that it has none. */
  default?: DefaultForm;
  currency?: string;
  effective_from?: Dayjs | null;
  effective?: 'at_once' | 'next_period';
  restart?: boolean;
}

/** The price of usage with certain dimensions. */
export interface CaseForm {
  when?: Record<string, string>;
  price: ModelForm;
}

interface DefaultForm extends Omit<ModelForm, 'model'> {
  model: ModelForm['model'] | typeof unpriced;
}

interface TierForm {
  up_to?: number | null;
  amount?: string;
  flat_amount?: string;
}

type ModelFields = NonNullable<PriceFields['default']>;

const models = ['flat', 'graduated', 'volume', 'package', 'free'] as const;

/** That usage which no case matches has no price. */
export const unpriced = 'unpriced';

/** A model that nothing was typed for yet. */
export const emptyModel: ModelForm = {
  model: 'flat',
  per: 1,
  free_units: 0,
  tiers: [
    { up_to: 1000, amount: '', flat_amount: '0' },
    { amount: '', flat_amount: '0' },
  ],
};

/** The same as the service takes it: only the fields that the model has. */
export function priceFieldsOf(form: PriceForm, currency: string): PriceFields {
  const fields: PriceFields = {
    ...(form.by === 'dimension' ? casesOf(form) : modelFieldsOf(form)),
    currency: trimmed(form.currency).toUpperCase() || currency,
  };
  if (form.effective_from) fields.effective_from = form.effective_from.toISOString();
  if (form.effective === 'next_period') fields.effective = form.effective;
  if (form.restart && form.by !== 'dimension') fields.restart = true;
  return fields;
}

function casesOf({ cases = [], default: rest }: PriceForm): Pick<PriceFields, 'cases' | 'default'> {
  return {
    cases: cases.map(({ when = {}, price }) => ({
      when: Object.fromEntries(
        Object.entries(when)
          .map(([name, value]) => [name, value.trim()])
          .filter(([, value]) => value !== ''),
      ) as Record<string, string>,
      price: modelFieldsOf(price),
    })),
    default: rest && rest.model !== unpriced ? modelFieldsOf(rest as ModelForm) : null,
  };
}

function modelFieldsOf(form: ModelForm): ModelFields {
  const { model } = form;
  const isTiered = model === 'graduated' || model === 'volume';
  const fields: ModelFields = { model };
  if (model === 'flat' || model === 'package') fields.amount = amountOf(form.amount);
  if (model !== 'free') {
    fields.per = form.per ?? 1;
    fields.free_units = form.free_units ?? 0;
  }
  if (isTiered) {
    fields.tiers = (form.tiers ?? []).map((tier) => ({
      up_to: tier.up_to ?? null,
      amount: amountOf(tier.amount),
      flat_amount: amountOf(tier.flat_amount) || '0',
    }));
  }
  return fields;
}

/** Fills the form from an existing price as the basis of a new one, which starts at once unless the user decides. */
export function formOf(price: Price): PriceForm {
  const start = { effective_from: null, effective: 'at_once', restart: false } as const;
  const { currency } = price;
  if (!price.cases?.length) return { ...modelFormOf(price), currency, by: 'all', ...start };
  return {
    ...emptyModel,
    currency,
    by: 'dimension',
    cases: price.cases.map((known) => ({ when: { ...known.when }, price: modelFormOf(known.price) })),
    default: price.model === unpriced ? { ...emptyModel, model: unpriced } : modelFormOf(price),
    ...start,
  };
}

function modelFormOf(price: Price): ModelForm {
  const isTiered = price.model === 'graduated' || price.model === 'volume';
  return {
    model: price.model as ModelForm['model'],
    amount: price.amount ?? '',
    per: price.per,
    free_units: price.free_units,
    ...(isTiered && {
      tiers: (price.tiers ?? []).map((tier) => ({
        up_to: tier.up_to ?? null,
        amount: tier.amount,
        flat_amount: tier.flat_amount,
      })),
    }),
  };
}

/** Whether the form can hold the price: that a customer's own price ends is none. */
export function fitsForm({ model, cases }: Price): boolean {
  return isModel(model) || (model === unpriced && Boolean(cases?.length));
}

function isModel(model: string): boolean {
  return (models as readonly string[]).includes(model);
}

/** Whether a price can be tried on a past month: one of all usage, in the currency that is tried. */
export function canBeTried(target: PriceTarget, price: PriceFields): boolean {
  return !price.cases && price.currency === target.currency;
}

/** The same as it is tried on a month, which knows no beginning. */
export function trialOf(target: PriceTarget, month: string, price: PriceFields): Trial {
  const candidate = { ...price };
  delete candidate.effective_from;
  delete candidate.effective;
  const { meter, customer } = target;
  return { meter: meter.id, month, price: candidate, ...(customer && { customer: customer.id }) };
}

/** The same as prices are shown. */
export function shownPriceOf(price: PriceFields): Price {
  const { currency, cases } = price;
  if (!cases) return shownModelOf({ ...price, model: price.model ?? '' }, currency);
  return {
    ...shownModelOf(price.default ?? { model: unpriced }, currency),
    cases: cases.map((known) => ({ when: known.when, price: shownModelOf(known.price, currency) })),
  };
}

function shownModelOf(fields: ModelFields, currency: string): Price {
  const tiers = fields.tiers?.map((tier) => ({
    up_to: tier.up_to ?? null,
    amount: tier.amount,
    flat_amount: tier.flat_amount,
  }));
  return {
    model: fields.model,
    amount: fields.amount ?? null,
    currency,
    per: fields.per ?? 1,
    free_units: fields.free_units ?? 0,
    tiers: tiers ?? null,
  };
}

/** An amount as it was typed, with a point where people write a decimal comma; what else it holds is refused. */
function amountOf(text: string | undefined): string {
  return trimmed(text).replace(/^(-?\d*),(\d+)$/, '$1.$2');
}

function trimmed(text: string | undefined): string {
  return (text ?? '').trim();
}
