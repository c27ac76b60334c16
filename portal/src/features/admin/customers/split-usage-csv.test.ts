import { expect, test } from 'vitest';
import type { SplitUsage } from './api/get-split-usage';
import { splitUsageCsv } from './split-usage-csv';

const row = (part: Pick<SplitUsage, 'api_key' | 'dimension'>): SplitUsage => ({
  start: '2026-11-01T00:00:00Z',
  end: '2026-12-01T00:00:00Z',
  meter: 'llm',
  meter_name: null,
  method: 'POST',
  unit: 'token',
  quantity: 1000,
  cost: { amount: '0.000000001', currency: 'EUR' },
  ...part,
});

test('File_OfUsageByADimension_HasTheValuesInAColumnOfItsName', () => {
  const file = splitUsageCsv([
    row({ dimension: { name: 'model', value: 'gpt-5' } }),
    row({ dimension: { name: 'model', value: null } }),
  ]);

  expect(file).toBe(
    'model,meter,method,unit,quantity,cost,currency\r\n' +
      'gpt-5,llm,POST,token,1000,0.000000001,EUR\r\n' +
      ',llm,POST,token,1000,0.000000001,EUR\r\n',
  );
});

test('File_OfUsageByKey_HasItsIdAndName', () => {
  expect(splitUsageCsv([row({ api_key: { id: 'k1', name: 'server' } })])).toBe(
    'api_key_id,api_key_name,meter,method,unit,quantity,cost,currency\r\n' +
      'k1,server,llm,POST,token,1000,0.000000001,EUR\r\n',
  );
});
