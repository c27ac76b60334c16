import { formatMoney, type Money } from '@/format/money';
import { headlineOf, type Price } from '@/format/price';
import { capitalised, formatCount } from '@/format/quantity';
import { formatDate, formatInstant } from '@/format/time';
import type { AuditEntry } from './api/list-audit';

/** One thing that is another than before, in words. */
export interface AuditChange {
  label: string;
  /** Null: nothing was there. */
  before: string | null;
  /** Null: nothing is there any more. */
  after: string | null;
}

type Json = Record<string, unknown>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const words = /^[a-z]+(_[a-z]+)+$/;

/** What says nothing beside the sentence: what something is called, and what follows from the rest. */
const hidden = new Set(['id', 'key', 'name', 'username', 'created_at', 'meter_id', 'customer_id', 'url']);

/** What matters most comes first, in this order. */
const first = ['amount', 'limit', 'price', 'period', 'scope', 'meter', 'kind', 'expires_at'];

/** What an entry changed, field by field. What was created or deleted has one side only. */
export function changesOf({ before, after, meter }: AuditEntry): AuditChange[] {
  const unit = meter?.unit ?? 'unit';
  const [old, current] = [textsOf(before, unit), textsOf(after, unit)];
  const isChange = isObject(before) && isObject(after);
  return [...new Set([...first, ...current.keys(), ...old.keys()])]
    .map((field) => ({
      field,
      label: labelOf(field),
      before: old.get(field) ?? null,
      after: current.get(field) ?? null,
    }))
    .filter((change) => change.before !== change.after)
    .filter(({ field }) => (isChange || !hidden.has(field)) && !field.endsWith(' key'))
    .map(({ label, before: from, after: to }) => ({ label, before: from, after: to }));
}

/** A change in one line: "Calls per minute: 60 → 120". */
export function lineOf({ label, before, after }: AuditChange): string {
  if (before === null) return `${label}: ${after ?? 'none'}`;
  return `${label}: ${before} → ${after ?? 'none'}`;
}

/** What became of a price: "$0.001 → $0.0012 per call from Dec 1, 2026". */
export function priceChangeOf({ before, after, meter, at }: AuditEntry): string {
  const [old, current] = [priceIn(before), priceIn(after)];
  const shown = current ?? old;
  if (shown === null) return '';
  const unit = textIn(shown, 'unit') ?? meter?.unit ?? 'unit';
  const [from, to] = [old, current].map((price) => price && headlineOf(price, unit));
  const start = textIn(shown, 'effective_from');
  const isLater = start !== null && Date.parse(start) - Date.parse(at) > 60_000;
  const starts = isLater ? ` from ${formatDate(start, 'UTC')}` : '';
  if (from == null || to == null || from === to) return (to ?? from ?? '') + starts;
  const rate = to.slice(Math.max(0, to.indexOf(' per ')));
  const isSameUnit =
    rate !== to && from.endsWith(rate) && from.indexOf(' per ') === from.length - rate.length;
  return `${isSameUnit ? from.slice(0, -rate.length) : from} → ${to}${starts}`;
}

/** A text of a JSON object; null: it has no such text. */
export function textIn(value: unknown, field: string): string | null {
  const found = isObject(value) ? value[field] : undefined;
  return typeof found === 'string' && found !== '' ? found : null;
}

function priceIn(value: unknown): (Price & Json) | null {
  const price = isObject(value) ? value['price'] : null;
  return isObject(price) ? (price as unknown as Price & Json) : null;
}

/** The fields of a JSON value with their texts; those of objects in it have both names. */
function textsOf(value: unknown, unit: string): Map<string, string> {
  const texts = new Map<string, string>();
  if (!isObject(value)) return texts;
  const own = typeof value['amount'] === 'string' && typeof value['currency'] === 'string';
  for (const [field, part] of Object.entries(value)) {
    if (own && field === 'currency') continue;
    if (own && field === 'amount') {
      texts.set(field, formatMoney(value as unknown as Money));
    } else if (isObject(part) && !isMoney(part) && !isPrice(part)) {
      for (const [inner, text] of textsOf(part, unit)) texts.set(`${field} ${inner}`, text);
    } else {
      const text = textOf(part, unit);
      if (text !== null) texts.set(field, text);
    }
  }
  return texts;
}

function textOf(value: unknown, unit: string): string | null {
  if (isObject(value)) {
    return isPrice(value)
      ? headlineOf(value as unknown as Price, unit)
      : formatMoney(value as unknown as Money);
  }
  if (Array.isArray(value)) return listOf(value, unit);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return formatCount(value);
  if (typeof value !== 'string' || value === '' || uuid.test(value)) return null;
  if (instant.test(value)) {
    return value.includes('T00:00:00') ? formatDate(value, 'UTC') : formatInstant(value);
  }
  return words.test(value) ? value.replaceAll('_', ' ') : value;
}

function listOf(values: unknown[], unit: string): string | null {
  const texts = values.map((value) => (isObject(value) ? null : textOf(value, unit)));
  if (values.length === 0) return null;
  return texts.every((text) => text !== null) ? texts.join(', ') : `${formatCount(values.length)} entries`;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMoney(value: Json): boolean {
  return Object.keys(value).length === 2 && 'amount' in value && 'currency' in value;
}

function isPrice(value: Json): boolean {
  return typeof value['model'] === 'string' && typeof value['currency'] === 'string';
}

function labelOf(field: string): string {
  return capitalised(field.replace(/^is_/, '').replaceAll(' is_', ' ').replaceAll('_', ' '));
}
