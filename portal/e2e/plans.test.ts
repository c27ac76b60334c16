import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { look } from './look.ts';
import { customerIdOf, register } from './people.ts';

const fixture = shareFixture();

test('Plans_OfTheOperator_AreChosenChangedAndCancelledByACustomer', async () => {
  // 1. The operator creates two plans, and another version of one.
  const { page } = await fixture.openOperator();
  await page.goto('/operator/plans');
  for (const [name, key, fee] of [
    ['Solo', 'solo', '10'],
    ['Team', 'team', '50'],
  ] as const) {
    await page.getByRole('button', { name: 'New plan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Key').fill(key);
    await dialog.getByLabel('Fee a month').fill(fee);
    await dialog.getByLabel('Included credit a month').fill('5');
    await dialog.getByRole('button', { name: 'Create plan' }).click();
    await page.getByText(`${name} is saved`).waitFor();
    await dialog.waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: 'New version of Team' }).click();
  const version = page.getByRole('dialog');
  await version.getByLabel('Minimum of usage a month').fill('20');
  await version.getByRole('button', { name: 'Create version' }).click();
  await page.getByText('Usage of at least $20.00 a month').first().waitFor();
  await version.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Make Solo the default' }).click();
  await page.getByText('New customers start with Solo').waitFor();
  await page.getByRole('row').filter({ hasText: 'Solo' }).getByText('Default', { exact: true }).waitFor();
  await look(page, '/operator/plans', 'operator-plans');
  const { page: visitor } = await fixture.open();
  await visitor.goto('/sign-up');
  await visitor.getByText('Solo: $10.00 a month').waitFor();
  expect(await visitor.getByText('No base fee').count()).toBe(0);
  await page.getByRole('button', { name: 'Remove Solo as default' }).click();
  await page.getByText('Solo is no longer the default').waitFor();

  // 2. A customer sees what a plan costs, subscribes, and changes to the one that costs more.
  const customer = await fixture.open();
  const { username: name } = await register(customer.page);
  await customer.page.goto('/plan');
  await customer.page.getByText('You have no plan').waitFor();
  for (const [plan, confirm] of [
    ['Solo', 'Subscribe'],
    ['Team', 'Change plan'],
  ] as const) {
    await customer.page.getByRole('button', { name: `Choose ${plan}` }).click();
    const dialog = customer.page.getByRole('dialog');
    await dialog.getByText('It takes effect now.').waitFor();
    await dialog.getByRole('button', { name: confirm, exact: true }).click();
    await customer.page.getByText(`${plan} is your plan`).waitFor();
    await dialog.waitFor({ state: 'hidden' });
  }
  await look(customer.page, '/plan', 'plan');

  // 3. They go back to the cheaper one, which waits for the end of the month, and cancel instead.
  await customer.page.goto('/plan');
  await customer.page.getByRole('button', { name: 'Choose Solo' }).click();
  const cheaper = customer.page.getByRole('dialog');
  await cheaper.getByText('Until then nothing changes.').waitFor();
  await cheaper.getByRole('button', { name: 'Change plan', exact: true }).click();
  await customer.page.getByText(/Solo follows on/).waitFor();
  await cheaper.waitFor({ state: 'hidden' });
  await customer.page.getByRole('button', { name: 'Continue Team' }).click();
  await customer.page.getByText('Team continues').waitFor();
  await customer.page.getByRole('button', { name: 'Cancel plan' }).click();
  await customer.page.getByRole('dialog').getByRole('button', { name: 'Cancel plan' }).click();
  await customer.page.getByText('The plan is cancelled').waitFor();

  // 4. The operator sees it at the customer, and ends it.
  const id = await customerIdOf(customer.page);
  await look(page, `/operator/customers/${id}?show=details`, 'operator-customer-plan');
  await page.getByText(/^Ends on/).waitFor();
  await page.getByRole('button', { name: 'Cancel plan' }).click();
  const cancel = page.getByRole('dialog');
  await cancel.getByLabel('It ends').click();
  await page.getByTitle('Now', { exact: true }).click();
  await cancel.getByRole('button', { name: 'Cancel plan' }).click();
  await page.getByText(`The plan of ${name} is cancelled`).waitFor();
  await page.getByText('The customer has no plan.').waitFor();
  await page.goto('/operator/plans');
  await page.getByRole('button', { name: 'Retire Solo' }).click();
  await page.getByText('Solo is retired').waitFor();
});
