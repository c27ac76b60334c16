import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeService, renderInPage } from '@test/render';
import { Pitch } from './pitch';

const money = (amount: string) => ({ amount, currency: 'USD' });
const perCall = { model: 'flat', amount: '0.001', currency: 'USD', per: 1, free_units: 0 };
const free = {
  key: 'free',
  name: 'Free',
  version: 1,
  fee: money('0'),
  minimum: money('0'),
  included_credit: money('5'),
  rollover_max: money('0'),
  trial_days: 0,
  created_at: '2026-11-01T00:00:00Z',
};

function serviceWith(price: object, plan: object | null) {
  fakeService(({ url }) => ({
    body: url.includes('/plans/default')
      ? { plan }
      : { data: [{ meter: 'api1', name: null, method: 'GET', unit: 'call', price }], next_cursor: null },
  }));
}

test.each([
  { what: 'Prices without fees', price: perCall, plan: null, isPraised: true },
  { what: 'A plan without a fee', price: perCall, plan: free, isPraised: true },
  { what: 'A plan with a fee', price: perCall, plan: { ...free, fee: money('49') }, isPraised: false },
  { what: 'A plan with a minimum', price: perCall, plan: { ...free, minimum: money('9') }, isPraised: false },
  { what: 'A package', price: { ...perCall, model: 'package', per: 1000 }, plan: null, isPraised: false },
])('Pitch_OfNewCustomers_PraisesNoFeeWhereThereIsNone: $what', async ({ price, plan, isPraised }) => {
  serviceWith(price, plan);
  renderInPage(<Pitch />);

  await screen.findByText('api1');
  if (plan !== null) await screen.findByText(/^Free: /);
  if (isPraised) await screen.findByText('No base fee, no minimum');
  else expect(screen.queryByText('No base fee, no minimum')).toBeNull();
});

test('Pitch_WithAPlanForNewCustomers_SaysWhatItCosts', async () => {
  serviceWith(perCall, { ...free, fee: money('49'), minimum: money('100') });
  renderInPage(<Pitch />);

  await screen.findByText('Free: $49.00 a month');
  await screen.findByText('$5.00 of credit each month. Usage of at least $100.00 a month');
});
