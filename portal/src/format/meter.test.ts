import { expect, test } from 'vitest';
import { endpointsLabel, meterLabel, plainEndpointOf } from './meter';

test('Label_OfAMeterWithAName_HasTheNameAndTheKey', () => {
  expect(meterLabel({ meter: 'api1', meter_name: 'Fast maps', method: 'GET' })).toBe('Fast maps (GET api1)');
});

test.each([null, undefined, ''])('Label_OfAMeterWithoutAName_IsItsMethodAndKey %s', (meter_name) => {
  expect(
    meterLabel({ meter: 'api1', ...(meter_name === undefined ? {} : { meter_name }), method: 'GET' }),
  ).toBe('GET api1');
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
