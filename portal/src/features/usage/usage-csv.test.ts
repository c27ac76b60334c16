import { expect, test } from 'vitest';
import { pointsOf, seriesOf } from '@/components/chart-points';
import type { Usage } from './api/get-usage';
import { usageCsv } from './usage-csv';

const usage = (meter: string, amount: string, api_key?: Usage['api_key']): Usage => ({
  start: '2026-11-01T00:00:00Z',
  end: '2026-11-02T00:00:00Z',
  meter,
  meter_name: null,
  method: 'GET',
  unit: 'call',
  quantity: '3',
  cost: { amount, currency: 'USD' },
  ...(api_key === undefined ? {} : { api_key }),
});

const session = { id: null, name: null };
const key = { id: '0199c0de-0000-7000-8000-000000000001', name: 'Production' };

test('File_OfUsage_HasKeysOnlyWhereItIsByKey', () => {
  expect(usageCsv([usage('maps', '0.003')])).toBe(
    'start,end,meter,method,unit,quantity,cost,currency\r\n' +
      '2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,maps,GET,call,3,0.003,USD\r\n',
  );
  expect(usageCsv([usage('maps', '0.003', session), usage('maps', '0.004', key)])).toBe(
    'start,end,meter,method,unit,quantity,cost,currency,api_key_id,api_key_name\r\n' +
      '2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,maps,GET,call,3,0.003,USD,,\r\n' +
      `2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,maps,GET,call,3,0.004,USD,${key.id},Production\r\n`,
  );
});

test('Series_OfUsageByKey_AreTheKeysOfEachApi', () => {
  const entries = [usage('maps', '0.003', session), usage('maps', '0.004', key), usage('tiles', '1', key)];
  const range = {
    window: 'day',
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-02T00:00:00Z',
    timeZone: 'UTC',
  } as const;

  expect(seriesOf(entries)).toEqual(['No API key: maps', 'Production: maps', 'Production: tiles']);
  expect(Object.keys(pointsOf(entries, 'cost', range)[0]?.values ?? {})).toHaveLength(3);
});
