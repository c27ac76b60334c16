import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { MeterPrice } from '@/api/list-prices';
import { fakeService, renderInPage, type Answer } from '@test/render';
import { ApiCard } from './api-card';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const meter = {
  meter: 'maps',
  method: 'GET',
  route: '/api/maps',
  endpoints: ['GET /api/maps'],
  unit: 'call',
  charged_statuses: '200-299',
  price: { id: 7, model: 'graduated', currency: 'USD', per: 1, free_units: 0, tiers: [] },
} as unknown as MeterPrice;

/** A service on which each answered call is one more unit, and adds what it says that it adds. */
function chargingService(answer: () => Answer) {
  let quantity = 41;
  return fakeService((request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/api/maps') {
      const given = answer();
      if (given?.status === undefined) quantity++;
      return given;
    }
    if (pathname === '/api/prices/mine/estimate') return { body: { cost: usd('0.2') } };
    if (pathname === '/api/cost')
      return { body: { lines: [{ ...meter, when: {}, quantity, cost: usd('9.9') }] } };
    return { status: 404, body: {} };
  });
}

test('ApiCard_Called_SaysWhatTheCallAddedByTheService', async () => {
  const { asked } = chargingService(() => ({ body: { route: 'north' } }));
  renderInPage(<ApiCard meter={meter} />);

  await userEvent.click(screen.getByRole('button', { name: 'Call maps' }));

  expect(await screen.findByText('Cost $0.20. This month: 42 calls for $9.90.')).toBeDefined();
  expect(screen.getByText(/"north"/)).toBeDefined();
  const estimate = asked
    .map(({ url }) => new URL(url))
    .find(({ pathname }) => pathname.endsWith('/estimate'));
  expect(Object.fromEntries(estimate?.searchParams ?? [])).toEqual({
    meter: 'maps',
    quantity: '1',
    already: '41',
  });
});

test('ApiCard_RefusedByTheService_SaysWhyAndCanBeCalledAgain', async () => {
  chargingService(() => ({
    status: 403,
    body: { code: 'not_for_this_meter', detail: 'Ask for another key.' },
  }));
  renderInPage(<ApiCard meter={meter} />);

  await userEvent.click(screen.getByRole('button', { name: 'Call maps' }));

  expect(await screen.findByText('Ask for another key.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Call maps' })).toHaveProperty('disabled', false);
});

test('ApiCard_OfARouteWithParameters_CannotBeCalledHere', () => {
  chargingService(() => null);
  renderInPage(<ApiCard meter={{ ...meter, endpoints: ['GET /api/maps/{id}'] }} />);

  expect(screen.getByRole('button', { name: 'Call maps' })).toHaveProperty('disabled', true);
  expect(screen.getByText('This API needs parameters. Call it from your own app.')).toBeDefined();
});
