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

const byModel = (value: string | null): Usage => ({
  ...usage('llm', '1'),
  dimension: { name: 'model', value },
});

test('File_OfUsageByADimension_HasItsValues', () => {
  expect(usageCsv([byModel('gpt-5'), byModel(null)])).toBe(
    'start,end,meter,method,unit,quantity,cost,currency,model\r\n' +
      '2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,llm,GET,call,3,1,USD,gpt-5\r\n' +
      '2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,llm,GET,call,3,1,USD,\r\n',
  );
});

test('Series_OfUsageByADimension_AreItsValuesOfEachApi', () => {
  expect(seriesOf([byModel('gpt-5'), byModel(null), byModel('gpt-4')])).toEqual([
    'No model: llm',
    'gpt-4: llm',
    'gpt-5: llm',
  ]);
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

test('PointsOf_SeveralSeries_HaveAnExactTotalOfOneUnit', () => {
  const range = {
    window: 'day',
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-02T00:00:00Z',
    timeZone: 'UTC',
  } as const;
  const calls = [usage('api1', '0.1'), usage('api2', '0.200000001')];
  const mixed = [...calls, { ...usage('api3', '1'), unit: 'token' }];

  expect(pointsOf(calls, 'cost', range)[0]?.total).toBe('$0.300000001');
  expect(pointsOf(calls, 'quantity', range)[0]?.total).toBe('6 calls');
  expect(pointsOf(mixed, 'cost', range)[0]?.total).toBe('$1.300000001');
  expect(pointsOf(mixed, 'quantity', range)[0]?.total).toBeUndefined();
  expect(pointsOf(calls.slice(1), 'cost', range)[0]?.total).toBeUndefined();
});
