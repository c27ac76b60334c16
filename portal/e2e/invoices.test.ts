import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { look } from './look.ts';
import { customerIdOf, register } from './people.ts';

const fixture = shareFixture();

/** The last month that is over everywhere, yyyy-MM. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

test('Month_Closed_BecomesAnInvoiceThatTheCustomerReadsAndTheOperatorMarksAsPaid', async () => {
  // 1. A customer says who they are.
  const customer = await fixture.open();
  const { username: name } = await register(customer.page);
  await customer.page.goto('/invoices');
  await customer.page.getByText('No invoices yet').waitFor();
  await customer.page.getByLabel('Legal name').fill('Müller & Söhne GmbH');
  await customer.page.getByLabel('Address').fill('Straße 1');
  await customer.page.getByLabel('City').fill('Berlin');
  await customer.page.getByLabel('Country').fill('DE');
  await customer.page.getByLabel('Tax number (optional)').fill('DE12');
  await customer.page.getByRole('button', { name: 'Save billing details' }).click();
  await customer.page.getByText('Use a VAT number of this country, such as DE123456789.').first().waitFor();
  await customer.page.getByLabel('Tax number (optional)').fill('DE 123 456 789');
  await customer.page.getByRole('button', { name: 'Save billing details' }).click();
  await customer.page.getByText('Billing details are saved').waitFor();
  expect(await customer.page.getByLabel('Tax number (optional)').inputValue()).toBe('DE123456789');

  // 2. The operator closes the month, as soon as the node has reported it.
  const { page } = await fixture.openOperator();
  const id = await customerIdOf(customer.page);
  const adjusted = await page.request.post(`/api/admin/customers/${id}/adjustments`, {
    data: { month: lastMonth(), amount: '12.50', reason: 'Set-up' },
    headers: { Origin: fixture.url },
  });
  expect(adjusted.status()).toBe(201);
  await page.goto('/operator/invoices');
  const row = page.getByRole('row').filter({ hasText: name });
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: 'Create drafts' }).click();
        await page.getByText(/drafts? made/).waitFor();
        return row.count();
      },
      { timeout: 40_000, interval: 1_000 },
    )
    .toBe(1);
  await row.getByText('Draft').first().waitFor();
  await row.getByRole('button', { name: `Issue the invoice of ${name}` }).click();
  await row.getByText('Open').waitFor();
  await look(page, '/operator/invoices', 'operator-invoices-issued');

  // 3. The customer reads it.
  await customer.page.reload();
  await customer.page.getByText('$12.50').waitFor();
  const pdf = await customer.page.getByRole('link', { name: /^PDF of INV-/ }).getAttribute('href');
  const file = await customer.page.request.get(pdf ?? '');
  expect(file.headers()['content-type']).toBe('application/pdf');
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await look(customer.page, '/invoices', 'invoices-issued');

  await customer.page.setViewportSize({ width: 1440, height: 900 });
  await customer.page.getByRole('link', { name: /^INV-/ }).click();
  await customer.page.getByRole('heading', { name: /^Invoice INV-/ }).waitFor();
  await customer.page.getByRole('region', { name: 'Lines of the invoice' }).getByText('Set-up').waitFor();
  await look(customer.page, new URL(customer.page.url()).pathname, 'invoice');

  // 4. It is paid, and a part of it is taken back.
  await page.setViewportSize({ width: 1440, height: 900 });
  await row.getByRole('button', { name: /^Mark .* as paid$/ }).click();
  await page.getByLabel('Reference (optional)').fill('Bank 42');
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as paid' }).click();
  await row.getByText('Paid').waitFor();
  await row.getByRole('button', { name: /^Credit note for/ }).click();
  await page.getByLabel('Reason').fill('Outage');
  await page.getByLabel('Amount with tax, in USD (optional)').fill('99');
  await page.getByRole('button', { name: 'Create credit note' }).click();
  await page.getByText('Use up to 12.50').first().waitFor();
  await page.getByLabel('Amount with tax, in USD (optional)').fill('2.50');
  await page.getByRole('button', { name: 'Create credit note' }).click();
  await page.getByText('Credit note: Outage').waitFor();

  // The same reason once more is another credit note.
  await row.getByRole('button', { name: /^Credit note for/ }).click();
  await page.getByLabel('Reason').fill('Outage');
  await page.getByLabel('Amount with tax, in USD (optional)').fill('0.50');
  await page.getByRole('button', { name: 'Create credit note' }).click();
  await expect.poll(() => page.getByText('Credit note: Outage').count()).toBe(2);

  // 5. The revenue has all of it.
  const revenue = page.getByRole('region', { name: 'Revenue by billing period' });
  await revenue.getByText('$12.50').waitFor();
  await revenue.getByText('$9.50').waitFor();
  await row.getByRole('link', { name: /^INV-/ }).click();
  await page.getByRole('heading', { name: /^Invoice INV-/ }).waitFor();
  await look(page, new URL(page.url()).pathname, 'operator-invoice');
});
