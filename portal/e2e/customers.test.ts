import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { fillCredentials, newPerson } from './people.ts';

const fixture = shareFixture();

test('Customer_CreatedByAnOperator_SignsUpByTheLinkAndIsFoundByTheirCompany', async () => {
  const operator = await fixture.openOperator();
  await operator.page.goto('/operator/customers');
  const company = `Example ${process.pid} Ltd`;

  // 1. Created, with a link to copy.
  await operator.page.getByRole('button', { name: 'New customer' }).click();
  const dialog = operator.page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Example');
  await dialog.getByLabel('Company').fill(company);
  await dialog.getByLabel('E-mail').fill('not an address');
  await dialog.getByRole('button', { name: 'Create customer' }).click();
  await dialog
    .locator('.ant-form-item-explain-error')
    .getByText(/^Use an e-mail address/)
    .waitFor();
  await dialog.getByLabel('E-mail').fill('ann@example.com');
  await dialog.getByRole('button', { name: 'Create customer' }).click();
  const link = await operator.page.getByLabel('The invitation link').innerText();
  await operator.page.getByRole('button', { name: 'Done' }).click();

  // 2. Found by the company, and accepted by somebody.
  await operator.page.getByLabel('Search customers').fill(company.toLowerCase());
  await operator.page.getByLabel('Search customers').press('Enter');
  const row = operator.page.getByRole('row').filter({ hasText: company });
  await row.getByText('Invited').waitFor();
  await operator.page.getByText('1 customer found', { exact: true }).waitFor();
  const person = newPerson();
  const { page } = await fixture.open();
  await page.goto(link);
  await page.getByText('You are invited').waitFor();
  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('link', { name: 'API keys' }).waitFor();

  // 3. What is kept about them can be changed.
  await operator.page.reload();
  await row.getByRole('link', { name: person.username }).click();
  await operator.page.getByRole('tab', { name: 'Details' }).click();
  await operator.page.getByLabel('External id').fill(`crm-${process.pid}`);
  await operator.page.getByRole('button', { name: 'Save details' }).click();
  await operator.page.getByText('Details saved').waitFor();
  const answer = await operator.page.request.get(`/api/admin/customers?search=crm-${process.pid}`);
  expect(
    ((await answer.json()) as { data: { company: string }[] }).data.map((found) => found.company),
  ).toEqual([company]);
});

test('Price_EditedAsNew_IsInTheForm', async () => {
  const { page } = await fixture.openOperator();
  await page.goto('/operator/meters');
  await page.getByRole('link', { name: 'Palettes', exact: true }).click();

  await page.getByRole('button', { name: 'Edit as new price' }).first().click();

  await expect.poll(() => page.getByLabel('Amount in USD').inputValue()).toBe('0.005');
  const examples = page.getByRole('region', { name: 'Cost of a month at this price' });
  await expect.poll(() => examples.innerText()).toMatch(/1,000,000 calls\s+\$5,000\.00/);
  await page.getByLabel('Amount in USD').fill('0,0042');
  await expect.poll(() => examples.innerText()).toMatch(/10,000 calls\s+\$42\.00/);
});
