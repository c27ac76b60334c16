import { expect, test } from 'vitest';
import type { Meter } from '@/api/list-meters';
import { fakeService, renderInPage } from '@test/render';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MeterSettings } from './meter-settings';

const meter: Meter = {
  id: 7,
  key: 'maps',
  name: null,
  description: null,
  docs_url: null,
  method: 'GET',
  route: '/api/maps',
  endpoints: ['GET /api/maps'],
  dimensions: [],
  unit: 'call',
  charged_statuses: '200-299',
  price: {
    id: 1,
    model: 'flat',
    amount: '0.001',
    currency: 'USD',
    unit: 'call',
    restart: false,
    effective: 'at_once',
    per: 1,
    free_units: 0,
    effective_from: '2026-11-01T00:00:00Z',
  },
  created_at: '2026-11-01T00:00:00Z',
  retired_at: null,
};

const firstOf = <T,>([first]: T[]): T => first as T;

test('MeterSettings_OfARetiredMeter_PutsItBack', async () => {
  const { asked } = fakeService((request) =>
    request.method === 'POST' ? { body: meter } : { body: { data: [], next_cursor: null } },
  );
  renderInPage(<MeterSettings meter={{ ...meter, retired_at: '2026-11-20T00:00:00Z' }} />);

  await userEvent.click(screen.getByRole('button', { name: 'Restore to the price list' }));

  expect(await screen.findByText('maps is on the price list again')).toBeDefined();
  expect(asked.filter(({ method }) => method === 'POST').map(({ url }) => new URL(url).pathname)).toEqual([
    '/api/admin/meters/7/unretire',
  ]);
});

test('MeterSettings_NameSaved_ChangesTheDisplayNameAndShowsAFieldError', async () => {
  const bodies: unknown[] = [];
  const answers = [
    { status: 400, body: { code: 'validation_failed', detail: 'No.', errors: { name: ['Not that one.'] } } },
    { body: { ...meter, name: 'City maps' } },
  ];
  fakeService((request) => {
    if (request.method !== 'PATCH') return { body: { data: [], next_cursor: null } };
    void request.json().then((body) => bodies.push(body));
    return answers.shift() ?? null;
  });
  renderInPage(<MeterSettings meter={meter} />);

  await userEvent.type(screen.getByLabelText('Display name'), 'City maps');
  await userEvent.click(firstOf(screen.getAllByRole('button', { name: 'Save' })));
  const soon = { timeout: 20_000 };
  const atTheField = { selector: '.ant-form-item-explain-error' };
  expect(await screen.findByText('Not that one.', atTheField, soon)).toBeDefined();
  await userEvent.click(firstOf(screen.getAllByRole('button', { name: 'Save' })));

  expect(await screen.findByText('maps is now shown as City maps', {}, soon)).toBeDefined();
  const sent = { name: 'City maps', description: '', docs_url: '' };
  expect(bodies).toEqual([sent, sent]);
});

test('MeterSettings_UsageSaved_AsksFirstAndSendsItsDimensions', async () => {
  const bodies: unknown[] = [];
  fakeService((request) => {
    if (request.method === 'PATCH') void request.json().then((body) => bodies.push(body));
    return { body: request.method === 'PATCH' ? meter : { data: [], next_cursor: null } };
  });
  renderInPage(<MeterSettings meter={meter} />);

  await userEvent.type(screen.getByLabelText('Dimensions'), 'model,kind,');
  await userEvent.click(screen.getAllByRole('button', { name: 'Save' })[1] as HTMLElement);
  expect(bodies).toEqual([]);
  await userEvent.click(await screen.findByRole('button', { name: 'Change' }));

  const soon = { timeout: 20_000 };
  expect(await screen.findByText('What is counted of maps is changed', {}, soon)).toBeDefined();
  expect(bodies).toEqual([{ unit: 'call', charged_statuses: '200-299', dimensions: ['model', 'kind'] }]);
});
