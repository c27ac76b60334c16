import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alertText } from '@/format/alert';

const usd = { amount: '1', currency: 'USD' };
const at = '2026-12-01T00:00:00Z';

/** All that is known about alerts of any kind. */
const data = {
  ...{ name: 'Stop', threshold: 80, limit: usd, spent: usd, amount: usd, balance: usd, below: usd },
  ...{ number: '2026-0001', gross: usd, due_at: at, plan: 'Pro', effective_at: at },
};

const source = (path: string) =>
  readFileSync(new URL(`../../src/Payg.Storage/${path}`, import.meta.url), 'utf8');

/** The types that customers see, as the service declares them. */
function typesOfCustomers(): string[] {
  const events = source('Notifications/EventTypes.cs');
  const declared = new Map(
    [...events.matchAll(/const string (\w+) = "([^"]+)"/g)].map(([, name, type]) => [name, type]),
  );
  const named = /OfCustomers \{ get; \} =\s*\[([^\]]*)\]/.exec(events)?.[1] ?? '';
  const own = [...named.matchAll(/(?<!\.)\b[A-Z]\w+\b(?!\.)/g)].map(([name]) => declared.get(name) ?? name);
  const alerts = [...source('Budgets/AlertTypes.cs').matchAll(/const string \w+ = "([^"]+)"/g)];
  return [...own, ...alerts.map(([, type]) => type ?? '')];
}

test('Alerts_OfTheService_HaveSentencesOfTheirOwn', () => {
  const types = typesOfCustomers();

  expect(types.length).toBeGreaterThan(12);
  expect(types.filter((type) => !type.includes('.'))).toEqual([]);
  expect(types.filter((type) => alertText({ type, data }).text === type)).toEqual([]);
});
