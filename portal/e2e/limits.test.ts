import { test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { signUp } from './people.ts';

const fixture = shareFixture();

test('Limit_SetByAnOperator_RefusesTheNextCallUntilRemoved', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  const person = await signUp(customer.page);
  await operator.page.goto(`/operator/customers?search=${person.username}`);
  await operator.page.getByRole('link', { name: person.username }).click();
  await operator.page.getByRole('tab', { name: 'Access' }).click();
  await operator.page.getByText('has no rate limits').waitFor();

  // 1. A limit of one call a minute lets one through.
  await operator.page.getByRole('button', { name: 'Set a limit' }).click();
  const dialog = operator.page.getByRole('dialog', { name: `Limit the calls of ${person.username}` });
  await dialog.getByRole('button', { name: 'Set limit' }).click();
  await dialog.getByText('Choose an API.').waitFor();
  await dialog.getByLabel('API').click();
  await operator.page.getByTitle('Activities (api1)').click();
  await dialog.getByLabel('Calls per minute').fill('1');
  await dialog.getByRole('button', { name: 'Set limit' }).click();
  await operator.page.getByText('Activities is limited to 1 call per minute').waitFor();
  await operator.page.getByRole('row').filter({ hasText: 'api1' }).waitFor();

  const call = customer.page.getByRole('button', { name: 'Call Activities' });
  await call.click();
  await customer.page.getByText('Activities answered 200').waitFor();
  await call.click();
  await customer.page.getByText('The limit for this API is 1 a minute').first().waitFor();

  // 2. Without it calls go through again, and the audit has both.
  await operator.page.getByRole('button', { name: 'Remove the limit for Activities' }).click();
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Remove limit' }).click();
  await operator.page.getByText('has no rate limits').waitFor();
  await call.click();
  await customer.page.getByText('This month: 2 calls for').waitFor();
  await operator.page.getByRole('link', { name: 'Open the audit log' }).click();
  await operator.page.getByRole('row').filter({ hasText: 'to 1 call per minute of Activities' }).waitFor();
  await operator.page.getByRole('row').filter({ hasText: 'for Activities' }).first().waitFor();
});
