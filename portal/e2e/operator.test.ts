import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startFixture } from './fixture.ts';
import { callApi, customerIdOf, fillCredentials, register, signUp, requestApi } from './people.ts';
import { administrator } from './service.ts';

const fixture = startFixture();

test('Price_SetByAnAdministrator_IsWhatTheNextCallCosts', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  const person = await signUp(customer.page);
  await callApi(customer.page, 'Quotes');
  await customer.page.getByText('Cost $0.001.').waitFor();

  // 1. The operator tries a price on this month, then sets it.
  await operator.page.goto('/operator');
  await operator.page.getByRole('link', { name: 'Meters and prices' }).click();
  await operator.page.getByRole('link', { name: 'Quotes', exact: true }).click();
  await operator.page.getByLabel('Amount in USD').fill('0.25');
  await operator.page.getByRole('button', { name: 'Review price' }).click();
  const review = operator.page.getByRole('dialog', { name: 'Set this price for Quotes?' });
  await review.getByText('nobody used it').waitFor();
  await review.getByLabel('Month for the comparison').click();
  await operator.page.getByTitle(formatThisMonth()).click();
  await review.getByRole('status').filter({ hasText: '1 customer used 1 call' }).waitFor();
  await review.getByRole('status').filter({ hasText: '+$0.249' }).waitFor();
  await review.getByRole('button', { name: 'Set price' }).click();
  await operator.page.getByText('The price of Quotes is set from now on').waitFor();
  await operator.page
    .getByRole('row')
    .filter({ hasText: '$0.25 per call' })
    .filter({ hasText: 'current' })
    .waitFor();

  // 2. The customer sees it and is charged by it; what was used before keeps its price.
  await customer.page.reload();
  await customer.page.getByText('$0.25 per call').waitFor();
  await customer.page.getByRole('button', { name: 'Call Quotes' }).click();
  await customer.page.getByText('Cost $0.25.').waitFor();
  await customer.page.getByRole('link', { name: 'Cost' }).click();
  const footer = customer.page.locator('.ant-table-footer');
  await expect.poll(() => footer.innerText()).toMatch(/Total\s+\$0\.251/);

  // 3. The audit has it, by names; sign-ins are on a tab of their own, and the customer's page has theirs.
  await operator.page.getByRole('link', { name: 'Audit' }).click();
  const row = operator.page.getByRole('row').filter({ hasText: 'admin set the price of Quotes' });
  await row.getByText(': $0.001 → $0.25 per call').waitFor();
  expect(await row.getByRole('link', { name: 'Quotes' }).getAttribute('href')).toMatch(
    /\/operator\/meters\//,
  );
  await operator.page.getByRole('tab', { name: 'Sign-ins' }).click();
  await operator.page
    .getByRole('row')
    .filter({ hasText: `${person.username} logged in` })
    .waitFor();
  await row.waitFor({ state: 'detached' });
  await operator.page.getByRole('link', { name: person.username, exact: true }).first().click();
  await operator.page.getByRole('tab', { name: 'History' }).click();
  await operator.page.getByText('No matching entries').waitFor();
  await operator.page.getByRole('tab', { name: 'Sign-ins' }).click();
  await operator.page
    .getByRole('row')
    .filter({ hasText: `${person.username} logged in` })
    .waitFor();
});

test('Price_WithTiersInTheWrongOrder_IsRefusedAtItsField', async () => {
  const { page } = await fixture.openOperator();
  await page.goto('/operator/meters');
  await page.getByRole('link', { name: 'Activities', exact: true }).click();

  await page.getByLabel('Model').click();
  await page.getByText('Graduated: each unit').last().click();
  await page.getByRole('button', { name: 'Add a tier' }).click();
  const tier = (number: number) => page.getByLabel(`Tier ${number}: up to how many calls`);
  await tier(1).fill('1000');
  await tier(2).fill('500');
  for (const amount of await page.getByRole('group', { name: 'Tiers' }).getByLabel('Amount in USD').all()) {
    await amount.fill('0.001');
  }
  await page.getByRole('button', { name: 'Review price' }).click();

  await page.getByRole('alert').filter({ hasText: 'Check the highlighted fields' }).waitFor();
  await page.locator('.ant-form-item-explain-error').first().waitFor();
});

test('Meter_Made_HasAPageWithItsFirstPrice', async () => {
  const { page } = await fixture.openOperator();
  await page.goto('/operator/meters');

  await page.getByRole('button', { name: 'New meter' }).click();
  await page.getByLabel('Key', { exact: true }).fill('maps');
  await page.getByLabel('Route').fill('/api/maps');
  await page.getByRole('button', { name: 'Create meter' }).click();

  await page.getByRole('heading', { name: 'maps', level: 1 }).waitFor();
  await page.getByRole('row').filter({ hasText: 'current' }).waitFor();
});

test('Customer_Disabled_IsRefusedUntilEnabled', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  const person = await signUp(customer.page);
  await operator.page.goto('/operator/customers');
  await operator.page.getByLabel('Search customers').fill(person.username);
  await operator.page.keyboard.press('Enter');
  await operator.page.getByRole('link', { name: person.username }).click();

  await operator.page.getByRole('tab', { name: 'Access' }).click();
  await operator.page.getByRole('button', { name: 'Disable' }).click();
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await operator.page.getByText('Disabled', { exact: true }).waitFor();
  // The first steps ask for the first call every few seconds.
  await customer.page.getByRole('heading', { name: 'Log in' }).waitFor();

  await operator.page.getByRole('button', { name: 'Enable' }).click();
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click();
  await operator.page.getByRole('button', { name: 'Disable' }).waitFor();
  await fillCredentials(customer.page, person);
  await customer.page.getByRole('button', { name: 'Log in' }).click();
  await customer.page.getByRole('heading', { name: 'Hello' }).waitFor();
});

test('Password_ResetByAnAdministrator_IsShownOnceAndWorks', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  const person = await register(customer.page);
  await operator.page.goto(`/operator/customers/${await customerIdOf(customer.page)}`);

  await operator.page.getByRole('tab', { name: 'Access' }).click();
  await operator.page.getByRole('button', { name: 'Reset password' }).click();
  await operator.page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click();
  const dialog = operator.page.getByRole('dialog').filter({ hasText: 'able to see it again' });
  const password = await dialog.locator('code').innerText();

  await customer.page.goto('/keys');
  await customer.page.getByRole('heading', { name: 'Log in' }).waitFor();
  await fillCredentials(customer.page, { ...person, password });
  await customer.page.getByRole('button', { name: 'Log in' }).click();
  await customer.page.getByRole('heading', { name: 'Account', level: 1 }).waitFor();
  await customer.page.getByText('Your password was generated').waitFor();
});

test('Overview_AfterACall_HasItsRevenueAndTheHealthOfTheFlush', async () => {
  const { page } = await fixture.openOperator();
  await page.goto('/keys');
  await requestApi(page, 'api4');

  await page.getByRole('link', { name: 'Overview' }).click();

  await page.getByRole('img', { name: /Revenue of each day/ }).waitFor();
  await page.getByText('Up to date').waitFor();
  await page.getByTitle('Usage', { exact: true }).click();
  await page.getByRole('img', { name: /Usage of each day/ }).waitFor();
  await page.getByRole('table', { name: 'APIs with the most revenue' }).getByText('Palettes').waitFor();

  // A day and the year: what is open is in the address, and a bar opens it as the list does.
  await page.getByRole('combobox', { name: 'Day' }).click();
  await page
    .getByTitle(/^\w{3}, \w{3} \d+, \d{4}$/)
    .first()
    .click();
  await page.getByRole('img', { name: /Usage of each hour/ }).waitFor();
  await page
    .getByRole('table', { name: /^APIs on/ })
    .getByText('Palettes')
    .waitFor();
  expect(new URL(page.url()).searchParams.get('day')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await page.getByRole('button', { name: formatThisMonth() }).click();
  const bar = page
    .getByRole('img', { name: /Usage of each day/ })
    .locator('.recharts-bar-rectangle')
    .last();
  // As with a mouse: pointing draws the card of the day, and then the bar is clicked.
  await bar.hover();
  await page.locator('.recharts-tooltip-wrapper').getByText('Palettes').waitFor();
  await bar.click();
  await page.getByRole('img', { name: /Usage of each hour/ }).waitFor();
  await page.getByRole('img', { name: /Active and new customers/ }).waitFor();
  await page.getByText('Figures of each month').click();
  await page.getByRole('table', { name: 'Revenue and customers by month' }).getByRole('link').nth(1).click();
  await page.getByText('No charges this month').first().waitFor();
  expect(new URL(page.url()).searchParams.get('show')).toBe('usage');
});

test('Call_OfATieredApi_SaysWhatItAddedAndNotWhatTheMonthCosts', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  const tiers = [
    { up_to: 1, amount: '0.5' },
    { up_to: null, amount: '0.2' },
  ];
  const data = { model: 'graduated', currency: 'USD', free_units: 1, tiers };
  const set = await operator.page.request.post('/api/admin/meters/3/prices', {
    data,
    headers: { Origin: fixture.url },
  });
  expect(set.status()).toBe(201);
  await signUp(customer.page);

  for (const text of [
    'Cost $0.00. This month: 1 call for $0.00.',
    'Cost $0.50. This month: 2 calls for $0.50.',
    'Cost $0.20. This month: 3 calls for $0.70.',
  ]) {
    await customer.page.getByRole('button', { name: 'Call Characters' }).click();
    await customer.page.getByText(text, { exact: true }).waitFor();
  }
});

test('Audit_Filtered_IsTheSameAfterAReload', async () => {
  const { page } = await fixture.openOperator();
  await page.goto('/operator/audit?action=meter.created');
  await page.getByRole('heading', { name: 'Audit', level: 1 }).waitFor();

  await page.getByLabel('User name').fill('nobody');
  await page.keyboard.press('Enter');
  await page.getByText('No matching entries').waitFor();
  await page.reload();

  await page.getByText('No matching entries').waitFor();
  expect(new URL(page.url()).searchParams.get('actor')).toBe('nobody');
});

test('Customer_Opened_ShowsTheirDaysAndLines', async () => {
  const customer = await fixture.open();
  const operator = await fixture.openOperator();
  const person = await register(customer.page);
  await requestApi(customer.page, 'api4', 2);

  await operator.page.goto(`/operator/customers?search=${person.username}`);
  await operator.page.getByRole('link', { name: person.username }).click();

  await operator.page.getByRole('img', { name: /Cost of each day/ }).waitFor();
  await operator.page.getByRole('cell', { name: '2 calls', exact: true }).first().waitFor();
  const byKey = operator.page.getByRole('region', { name: 'Usage by API key' }).last();
  await byKey.getByRole('row').filter({ hasText: 'No API key' }).filter({ hasText: '2 calls' }).waitFor();
  await byKey.getByRole('img', { name: /Daily cost by API key/ }).waitFor();
  await byKey.getByText('No API key: ').waitFor();
});

test('Calls_WhereNoneAreKept_SayWhatToSet', async () => {
  const { page } = await fixture.openOperator();
  await page.goto(`/operator/customers?search=${administrator.username}`);
  await page.getByRole('link', { name: administrator.username }).click();

  await page.getByRole('tab', { name: 'Calls' }).click();

  await page.getByText('Single calls are not kept').waitFor();
  await page.getByText('Payg__Metering__ArchiveDays').waitFor();
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
});

test('AddressOfWhatIsNotThere_SaysWhatIsUnknown_AndLeadsToTheList', async () => {
  const { page } = await fixture.openOperator();
  for (const [address, what] of [
    ['customers/abc', 'customer'],
    ['customers/01a20865-2009-7e24-9727-1f9bd0239ff7', 'customer'],
    ['invoices/abc', 'invoice'],
    ['webhooks/abc', 'webhook'],
    ['meters/abc', 'meter'],
  ] as const) {
    await page.goto(`/operator/${address}`);
    await page.getByRole('heading', { name: `Unknown ${what}`, level: 1 }).waitFor();
    await page.getByRole('link', { name: `All ${what}s` }).waitFor();
  }
});

test('OperatorPages_ForACustomer_AreNotThere', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/operator/customers');
  expect(await page.getByRole('link', { name: 'Customers' }).count()).toBe(0);

  await page.getByRole('heading', { name: 'No such page' }).waitFor();
});

test('Export_OfTheMonth_IsAFileOfWhatCustomersUsed', async () => {
  const customer = await fixture.open();
  const person = await register(customer.page);
  await requestApi(customer.page, 'api4', 2);
  const { page } = await fixture.openOperator();
  await page.goto('/operator');

  await page.getByRole('button', { name: 'Export' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Usage and cost (CSV)' }).click();
  const file = await saved;

  expect(file.suggestedFilename()).toMatch(/^usage-\d{4}-\d{2}\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).split('\n');
  expect(lines[0]).toBe('customer,customer_name,period,meter,method,unit,price,quantity,cost,currency');
  expect(lines.filter((line) => line.includes(`,${person.username},`))).toHaveLength(1);
});

function formatThisMonth(): string {
  return new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(),
  );
}
