import { expect, test } from 'vitest';
import { useFixture } from './fixture.ts';
import { callApi, signUp } from './people.ts';

const fixture = useFixture();

test('Service_GoneAndBack_IsSaidAndRetriedWithoutALoss', async () => {
  const { page } = await fixture.open();
  await signUp(page);
  await callApi(page, 'api1');

  // 1. It goes away: a call says so, and so does a page.
  await fixture.service.stop();
  await page.getByRole('button', { name: 'Call api1' }).click();
  await page.getByRole('alert').filter({ hasText: 'Payg cannot be reached' }).first().waitFor();
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByRole('main').getByRole('alert').filter({ hasText: 'Payg cannot be reached' }).waitFor();

  // 2. It comes back: the same page, the same session, the same figures.
  await fixture.service.startAgain();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('No API keys yet').waitFor();
  await page.getByRole('link', { name: 'Cost' }).click();
  await page.getByRole('cell', { name: '1 call', exact: true }).waitFor();
  expect(await page.locator('.ant-table-footer').innerText()).toContain('$0.001');
});
