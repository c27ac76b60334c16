import { expect, test } from 'vitest';
import { endpointsLabel, meterLabel, meterNameOf, plainEndpointOf, inOrderOfNames } from './meter';

const named = { meter: 'api1', meter_name: 'Fast maps' };

test('Meter_WithAName_IsCalledByItAndLabelledWithItsKey', () => {
  expect(meterNameOf(named)).toBe('Fast maps');
  expect(meterLabel(named)).toBe('Fast maps (api1)');
});

test.each([null, undefined, ''])('Meter_WithoutAName_IsCalledByItsKey %s', (meter_name) => {
  const meter = { meter: 'api1', ...(meter_name === undefined ? {} : { meter_name }) };
  expect(meterNameOf(meter)).toBe('api1');
  expect(meterLabel(meter)).toBe('api1');
});

test('Meter_ThatNoLongerExists_SaysSo', () => {
  expect(meterLabel({ meter: null, meter_name: null })).toBe('Deleted meter');
});

test.each([
  [[], 'No endpoint'],
  [['GET /maps'], 'GET /maps'],
  [['GET /maps', 'POST /maps', '* /maps/{id}'], 'GET /maps and 2 more'],
])('Label_OfEndpoints_NamesTheFirst %s', (endpoints, label) => {
  expect(endpointsLabel({ endpoints })).toBe(label);
});

test.each([
  [['POST /maps', 'GET /maps/{id}', 'GET /maps/all'], '/maps/all'],
  [['POST /maps', '* /maps'], undefined],
])('PlainEndpoint_IsTheFirstThatNeedsNothing %s', (endpoints, route) => {
  expect(plainEndpointOf({ endpoints })?.route).toBe(route);
});

test('Meters_InOrderOfNames_AreCountedAsPeopleDo', () => {
  const meters = [{ meter: 'a', name: 'v10' }, { meter: 'V2' }, { meter: 'b', name: 'v1' }];

  expect(inOrderOfNames(meters).map(({ meter }) => meter)).toEqual(['b', 'V2', 'a']);
});
