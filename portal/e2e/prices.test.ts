import { expect, test } from 'vitest';
import { expectNoViolations } from './axe.ts';
import { startFixture } from './fixture.ts';
import { look } from './look.ts';
import { callApi, customerIdOf, signUp } from './people.ts';

const fixture = startFixture();

test('OwnPrice_SetAndEnded_IsWhatTheCustomerSeesAndPays', async () => {
  const customer = await fixture.open();
  const person = await signUp(customer.page);
  await callApi(customer.page, 'Quotes');
  const id = await customerIdOf(customer.page);
  const { page } = await fixture.openOperator();
  await page.goto(`/operator/customers/${id}?show=prices`);
  await page.getByText('No own prices').waitFor();
  await look(page, `/operator/customers/${id}?show=prices`, 'operator-customer-prices');

  // 1. The operator reviews what the customer would have paid, and sets the price.
  await page.getByLabel('API', { exact: true }).click();
  await page.getByText('Quotes (api2)').last().click();
  await page.getByRole('button', { name: 'Review price' }).click();
  await page.getByText('Enter an amount.').waitFor();
  await page.getByLabel('Amount in USD').fill('0.25');
  await page.getByRole('button', { name: 'Review price' }).click();
  const review = page.getByRole('dialog', { name: `Set this price for Quotes for ${person.username}?` });
  await review.getByLabel('Month for the comparison').click();
  const thisMonth = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  await page.getByTitle(thisMonth.format(new Date())).click();
  await review.getByRole('status').filter({ hasText: '+$0.249' }).waitFor();
  await expectNoViolations(page, 'the review of an own price');
  await review.getByRole('button', { name: 'Set price' }).click();
  await page.getByText(`The price of Quotes for ${person.username} is set from now on`).waitFor();
  const row = page.getByRole('row').filter({ hasText: '$0.25 per call' });
  await row.getByText('current').waitFor();

  // 2. The customer sees and pays it; the price list stays what it is for others.
  await customer.page.goto('/prices?api=api2&quantity=4');
  const card = customer.page.getByRole('article', { name: 'Quotes' });
  await card.getByText('Your price').waitFor();
  await card.getByText('$0.25 per call').first().waitFor();
  await expect.poll(() => customer.page.locator('output').innerText()).toBe('$1.00');
  await customer.page.goto('/');
  await customer.page.getByRole('button', { name: 'Call Quotes' }).click();
  await customer.page.getByText('Cost $0.25.').waitFor();
  const visitor = await fixture.open();
  await visitor.page.goto('/prices');
  await visitor.page.getByRole('article', { name: 'Quotes' }).getByText('$0.001 per call').first().waitFor();

  // 3. The operator ends it.
  await row.getByRole('button', { name: /^End price/ }).click();
  const end = page.getByRole('dialog', { name: `End the price of Quotes for ${person.username}?` });
  await end.getByText('the price list applies again: $0.001 per call').waitFor();
  await expectNoViolations(page, 'ending an own price');
  await end.getByRole('button', { name: 'End price' }).click();
  await page.getByText('The own price of Quotes ends').waitFor();
  await customer.page.goto('/prices');
  await card.getByText('$0.001 per call').first().waitFor();
  expect(await card.getByText('Your price').count()).toBe(0);
});

test('PriceByDimension_SetInTheForm_IsOnThePriceListAndGroupsUsage', async () => {
  const { page } = await fixture.openOperator();
  await page.goto('/operator/meters');
  await page.getByRole('button', { name: 'New meter' }).click();
  await page.getByLabel('Key', { exact: true }).fill('llm');
  await page.getByLabel('Unit').fill('token');
  await page.getByLabel('Dimensions').fill('model,kind,');
  await page.getByRole('button', { name: 'Create meter' }).click();
  await page.getByRole('heading', { name: 'llm', level: 1 }).waitFor();
  await page.getByText('Unit: token. Dimensions: model, kind').waitFor();

  // 1. A case without a value is refused; two cases, and no price for other usage.
  await page.getByText('By dimension', { exact: true }).click();
  await page.getByRole('button', { name: 'Review price' }).click();
  await page.getByText('Enter a value of a dimension.').waitFor();
  const cases = page.locator('fieldset');
  await cases.nth(0).getByLabel('Where model is').fill('gpt-5');
  await cases.nth(0).getByLabel('Where kind is').fill('output');
  await cases.nth(0).getByLabel('Amount in USD').fill('10');
  await cases.nth(0).getByLabel('For how many tokens').fill('1000000');
  await page.getByRole('button', { name: 'Add a case' }).click();
  await cases.nth(1).getByLabel('Where model is').fill('gpt-5');
  await cases.nth(1).getByLabel('Amount in USD').fill('1.25');
  await cases.nth(1).getByLabel('For how many tokens').fill('1000000');
  await expectNoViolations(page, 'the form of a price by dimension');
  await page.getByRole('button', { name: 'Review price' }).click();
  const review = page.getByRole('dialog', { name: 'Set this price for llm?' });
  await review.getByText('model gpt-5: $1.25 per 1,000,000 tokens.').waitFor();
  await review.getByText('Prices by dimension are not tried on a past month').waitFor();
  await review.getByRole('button', { name: 'Set price' }).click();
  await page.getByText('The price of llm is set from now on').waitFor();

  // 2. It can be the basis of the next one, and a case that never applies is refused where it is.
  await page.getByRole('button', { name: /^Edit as new price: 2 prices by/ }).click();
  await cases.nth(0).getByLabel('Where kind is').fill('');
  await page.getByRole('button', { name: 'Review price' }).click();
  await page
    .getByRole('dialog', { name: 'Set this price for llm?' })
    .getByRole('button', { name: 'Set price' })
    .click();
  await cases.nth(1).getByText('This never applies: cases[0] matches the same usage first.').waitFor();

  // 3. Customers read and calculate it, and can group their usage by it.
  const customer = await fixture.open();
  await signUp(customer.page, '/prices?api=llm&quantity=2000000');
  const card = customer.page.getByRole('article', { name: 'llm' });
  await card.getByRole('row', { name: 'model gpt-5 $1.25 per 1,000,000 tokens' }).waitFor();
  await card.getByRole('row', { name: 'All other usage Not available' }).waitFor();
  await expect.poll(() => customer.page.locator('output').innerText()).toBe('$20.00');
  await look(customer.page, '/prices?api=llm', 'prices-by-dimension');
  await customer.page.goto('/usage');
  await customer.page.getByLabel('Group by').click();
  await customer.page.getByText('By model').last().click();
  await expect.poll(() => new URL(customer.page.url()).searchParams.get('by')).toBe('dimension:model');
  await customer.page.getByText('No usage in this period').waitFor();
  await look(customer.page, '/usage?by=dimension:model', 'usage-by-dimension');
});

test('Currency_OfACustomer_IsChangedOnceApisArePricedInIt', async () => {
  const customer = await fixture.open();
  const person = await signUp(customer.page);
  const { page } = await fixture.openOperator();
  await page.goto(`/operator/customers/${await customerIdOf(customer.page)}?show=details`);

  // 1. Nothing is priced in it yet.
  await page.getByLabel('Currency code').fill('chf');
  await page.getByRole('button', { name: 'Change currency' }).click();
  await page.getByRole('button', { name: 'Charge in CHF' }).click();
  await page.locator('.ant-form-item-explain-error').first().waitFor();

  // 2. The operator prices an API in it on its page, which past months cannot be compared with.
  const meters = await page.request.get('/api/admin/meters?limit=1000');
  const { data } = (await meters.json()) as { data: { id: number; key: string }[] };
  for (const { id, key } of data.filter((meter) => meter.key !== 'api1')) {
    const set = await page.request.post(`/api/admin/meters/${id}/prices`, {
      data: { model: 'flat', amount: '0.5', currency: 'CHF' },
      headers: { Origin: fixture.url },
    });
    expect(set.status(), key).toBe(201);
  }
  await page.goto(`/operator/meters/${data.find(({ key }) => key === 'api1')?.id}`);
  await page.getByLabel('Currency').fill('chf');
  await page.getByLabel('Amount in CHF').fill('0.75');
  await page.getByRole('button', { name: 'Review price' }).click();
  const review = page.getByRole('dialog', { name: 'Set this price for Activities?' });
  await review.getByText('there is nothing to compare with').waitFor();
  await review.getByRole('button', { name: 'Set price' }).click();
  await page.getByText('The price of Activities is set from now on').waitFor();

  // 3. Now the customer is charged in it, and sees so.
  await page.goto(`/operator/customers/${await customerIdOf(customer.page)}?show=details`);
  await page.getByLabel('Currency code').fill('CHF');
  await page.getByRole('button', { name: 'Change currency' }).click();
  await page.getByRole('button', { name: 'Charge in CHF' }).click();
  await page.getByText(`${person.username} is charged in CHF`, { exact: true }).waitFor();
  await customer.page.goto('/prices');
  const card = customer.page.getByRole('article', { name: 'Activities' });
  await card.getByText('CHF 0.75 per call').first().waitFor();
  await customer.page.goto('/');
  await customer.page.getByRole('button', { name: 'Call Activities' }).click();
  await customer.page.getByText('Cost CHF 0.75.').waitFor();

  // 4. The overview shows each currency for itself.
  await page.goto('/operator');
  await page.getByRole('radiogroup', { name: 'Currency' }).getByText('CHF').click();
  await page.getByText('CHF 0.75').first().waitFor();
  expect(new URL(page.url()).searchParams.get('currency')).toBe('CHF');
  await look(page, '/operator?currency=CHF', 'operator-overview-currency');
});
