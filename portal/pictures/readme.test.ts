import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, test } from 'vitest';
import { startFixture } from '../e2e/fixture.ts';
import { logIn } from '../e2e/people.ts';
import { administrator, repository } from '../e2e/service.ts';
import { customers, fill, password } from './past.ts';
import { Story } from './story.ts';

const fixture = startFixture();

// Adding the past builds a program first, which takes long on a busy machine.
const fillMs = 400_000;

beforeAll(async () => {
  const { context } = await fixture.open();
  await fill(fixture.service, context.request);
}, fillMs);

test('Home_OfACustomer_IsShown', async () => {
  const { page } = await fixture.open({ viewport: { width: 1440, height: 1120 } });
  await logIn(page, { username: customers[0] ?? '', password });
  await page.getByRole('img', { name: /Cost of each day/ }).waitFor();
  await page.getByText('Forecast').waitFor();

  await keep(page, 'home-1440-light');
});

test('Overview_OfAnOperator_IsShown', async () => {
  const { page } = await fixture.open({ viewport: { width: 1440, height: 800 }, colorScheme: 'dark' });
  await logIn(page, administrator, '/operator');
  await page.getByRole('img', { name: /Revenue of each day/ }).waitFor();
  await page.getByText('Forecast').waitFor();

  await keep(page, 'overview-1440-dark');
});

test('Prices_WithTheCalculator_AreShown', async () => {
  const { page } = await fixture.open();
  await page.goto('/prices?meter=api1&quantity=250000');
  await page.getByRole('cell', { name: /Calls/ }).first().waitFor();

  await keep(page, 'prices-1440-light');
});

test('Review_OnAPhone_IsShown', async () => {
  const { page } = await fixture.open({ viewport: { width: 360, height: 900 } });
  await logIn(page, administrator);
  await page.goto('/operator/meters/4');
  await page.getByLabel('Amount in USD').fill('0.004');
  await page.getByRole('button', { name: 'Review price' }).click();
  await page
    .getByRole('table')
    .filter({ hasText: customers[0] ?? '' })
    .waitFor();

  await keep(page, 'review-360-light');
});

// The last one: it calls an API and sets a price.
test('Story_FromACallToAPriceReview_IsAnimated', async () => {
  const story = await Story.begin();
  const size = { viewport: { width: 1120, height: 700 } };
  const { page } = await fixture.open(size);
  await logIn(page, { username: customers[0] ?? '', password });
  await page.getByRole('img', { name: /Cost of each day/ }).waitFor();
  await story.show(page, 'A customer calls an API …', 1800);
  await page.getByRole('button', { name: 'Call Palettes' }).click();
  await page.getByText(/^Cost \$/).waitFor();
  await story.show(page, '… and sees at once what it cost, and what the month costs.', 2600);
  await page.getByRole('link', { name: 'Cost', exact: true }).click();
  await page.getByRole('button', { name: 'Expand row' }).first().click();
  await page
    .getByRole('cell', { name: /^Calls/ })
    .first()
    .waitFor();
  await story.show(page, 'Each line shows how its cost is calculated.', 2600);

  const operator = await fixture.open(size);
  await logIn(operator.page, administrator, '/operator');
  await operator.page.getByRole('img', { name: /Revenue of each day/ }).waitFor();
  await operator.page.getByText('Forecast').waitFor();
  await story.show(operator.page, 'The operator sees revenue, its trend and its forecast …', 2400);
  await operator.page.goto('/operator/meters/4');
  await operator.page.getByLabel('Amount in USD').fill('0.004');
  await operator.page.getByLabel('Amount in USD').scrollIntoViewIfNeeded();
  await story.show(operator.page, '… types a new price …', 2200);
  await operator.page.getByRole('button', { name: 'Review price' }).click();
  const review = operator.page.getByRole('dialog');
  await review
    .getByRole('table')
    .filter({ hasText: customers[0] ?? '' })
    .waitFor();
  await story.show(
    operator.page,
    '… and reviews it on a past month, customer by customer, before it is set.',
    3400,
  );
  await story.end(join(repository, 'docs/images/story.webp'));
});

async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(repository, 'docs/images', `${name}.png`) });
}
