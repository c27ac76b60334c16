import { expect, test } from 'vitest';
import { startFixture } from './fixture.ts';
import { callApi, signUp } from './people.ts';

const fixture = startFixture();

test('Service_GoneAndBack_IsSaidAndRetriedWithoutALoss', async () => {
  const { page } = await fixture.open();
  await signUp(page);
  await callApi(page, 'Activities');

  await page.getByRole('link', { name: 'Usage' }).click();
  await page.getByRole('img', { name: /Usage by day/ }).waitFor();

  // 1. It goes away: figures that must be fetched say so, and so does a page whose code was never loaded.
  await fixture.service.stop();
  await page.getByTitle('Month').click();
  const fault = page.getByRole('main').getByRole('alert');
  await fault.filter({ hasText: 'Payg cannot be reached' }).waitFor();
  await page.getByRole('link', { name: 'API keys' }).click();
  await fault.filter({ hasText: 'A new version may be available' }).waitFor();

  // 2. It comes back: the same page, the same session, the same figures.
  await fixture.service.startAgain();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('No API keys yet').waitFor();
  await page.getByRole('link', { name: 'Cost' }).click();
  await page.getByRole('cell', { name: '1 call', exact: true }).waitFor();
  expect(await page.locator('.ant-table-footer').innerText()).toContain('$0.001');
});

test('Call_WhileTheServiceIsAway_SaysThatItFailed', async () => {
  const { page } = await fixture.open();
  await signUp(page);
  await callApi(page, 'Activities');

  await fixture.service.stop();
  await page.getByRole('button', { name: 'Call Activities' }).click();

  await page.getByRole('alert').filter({ hasText: 'Payg cannot be reached' }).first().waitFor();
  const banner = page.getByRole('status').filter({ hasText: 'Reconnecting' });
  await banner.waitFor();
  await fixture.service.startAgain();
  await banner.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Call Activities' }).click();
  await page.getByText('This month: 2 calls for $0.002.').waitFor();
});
