import type { Dayjs } from 'dayjs';
import type { Price } from '@/format/price';
import type { PriceFields } from './api/set-price';
import type { Trial } from './api/simulate-price';

/** A price as the form has it: amounts stay the text that was typed, so that no digit is lost. */
export interface PriceForm {
  model: 'flat' | 'graduated' | 'volume' | 'package' | 'free';
  amount?: string;
  per?: number | null;
  free_units?: number | null;
  tiers?: TierForm[];
  effective_from?: Dayjs | null;
  effective?: 'at_once' | 'next_period';
  restart?: boolean;
}

interface TierForm {
  up_to?: number | null;
  amount?: string;
  flat_amount?: string;
}

/** The same as the service takes it: only the fields that the model has. */
export function priceFieldsOf(form: PriceForm, currency: string): PriceFields {
  const { model } = form;
  const isTiered = model === 'graduated' || model === 'volume';
  const fields: Partial<PriceFields> = { model, currency };
  if (model === 'flat' || model === 'package') fields.amount = trimmed(form.amount);
  if (model !== 'free') {
    fields.per = form.per ?? 1;
    fields.free_units = form.free_units ?? 0;
  }
  if (isTiered) {
    fields.tiers = (form.tiers ?? []).map((tier) => ({
      up_to: tier.up_to ?? null,
      amount: trimmed(tier.amount),
      flat_amount: trimmed(tier.flat_amount) || '0',
    }));
  }
  if (form.effective_from) fields.effective_from = form.effective_from.toISOString();
  if (form.effective === 'next_period') fields.effective = form.effective;
  if (form.restart) fields.restart = true;
  return fields as PriceFields;
}

/** Fills the form from an existing price as the basis of a new one, which starts at once unless the user decides. */
export function formOf(price: Price): PriceForm {
  const isTiered = price.model === 'graduated' || price.model === 'volume';
  return {
    model: price.model as PriceForm['model'],
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
    effective_from: null,
    effective: 'at_once',
    restart: false,
  };
}

/** Whether the form can hold the price: it has no cases of dimensions, and has a model of its own. */
export function fitsForm({ model, cases }: Price): boolean {
  const models: readonly string[] = [
    'flat',
    'graduated',
    'volume',
    'package',
    'free',
  ] satisfies PriceForm['model'][];
  return models.includes(model) && !cases?.length;
}

/** The same as it is tried on a month, which knows no beginning. */
export function trialOf(meter: number, month: string, price: PriceFields): Trial {
  const candidate = { ...price };
  delete candidate.effective_from;
  delete candidate.effective;
  return { meter, month, price: candidate };
}

/** The same as prices are shown. */
export function shownPriceOf(price: PriceFields): Price {
  const tiers = price.tiers?.map((tier) => ({
    up_to: tier.up_to ?? null,
    amount: tier.amount,
    flat_amount: tier.flat_amount,
  }));
  return {
    model: price.model ?? '',
    amount: price.amount ?? null,
    currency: price.currency,
    per: price.per ?? 1,
    free_units: price.free_units ?? 0,
    tiers: tiers ?? null,
  };
}

function trimmed(text: string | undefined): string {
  return (text ?? '').trim();
}
