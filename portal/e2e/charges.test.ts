import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { callApi, figure, signUp, requestApi } from './people.ts';

const fixture = shareFixture();

test('Call_FromItsCard_ShowsTheAnswerAndMovesTheFiguresAtOnce', async () => {
  const { page } = await fixture.open();
  await signUp(page);
  await page.getByText('No usage this month yet').waitFor();
  expect(await figure(page, 'Spend this month').innerText()).toBe('$0.00');

  await callApi(page, 'Palettes', 2);

  const notification = page.locator('.ant-notification');
  await notification.getByText('Palettes answered 200').waitFor();
  await notification.getByText('"colors"').waitFor();
  await notification.getByText('Cost $0.005. This month: 2 calls for $0.01.').waitFor();
  await expect.poll(() => figure(page, 'Spend this month').innerText()).toBe('$0.01');
  await expect.poll(() => figure(page, 'Total spend').innerText()).toBe('$0.01');
  await page.getByRole('img', { name: /Cost of each day/ }).waitFor();
});

test('CustomerId_Copied_IsInTheClipboard', async () => {
  const { page, context } = await fixture.open();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signUp(page);

  await page.getByRole('button', { name: 'Copy customer id' }).click();

  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const id = await page.locator('code').first().innerText();
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
});

test('Usage_OfSomeCalls_IsInChartTableAndFile', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/keys');
  await requestApi(page, 'api1', 2);
  await requestApi(page, 'api4');

  await page.getByRole('link', { name: 'Usage' }).click();
  await page.getByRole('img', { name: /Usage by day/ }).waitFor();
  const row = page.getByRole('row').filter({ hasText: 'api1' });
  expect(await row.getByRole('cell').allInnerTexts()).toEqual([
    expect.any(String),
    'Activities api1',
    '2 calls',
    '$0.002',
  ]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(download.suggestedFilename()).toMatch(/^payg-usage-day-\d{4}-\d{2}-01-.*\.csv$/);
  expect(lines[0]).toBe('start,end,meter,method,unit,quantity,cost,currency');
  expect(lines.slice(1).map((line) => line.split(',').slice(2).join(','))).toEqual([
    'api1,GET,call,2,0.002,USD',
    'api4,GET,call,1,0.005,USD',
  ]);
});

test('Usage_Filtered_IsTheSameAfterAReload', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/keys');
  await requestApi(page, 'api1');
  await requestApi(page, 'api2');
  await page.goto('/usage?window=hour&meter=api2&show=cost');
  await page.getByRole('img', { name: /Cost by hour/ }).waitFor();

  await page.reload();

  await page.getByRole('img', { name: /Cost by hour/ }).waitFor();
  await page.getByRole('cell', { name: 'Quotes api2' }).waitFor();
  expect(await page.getByRole('cell', { name: 'Activities api1' }).count()).toBe(0);
});

test('Usage_OfMoreDaysThanTheServiceTakes_SaysSo', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/usage?window=hour&from=2026-01-01&to=2026-06-30');

  await page.getByRole('alert').filter({ hasText: 'at most 31 days' }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
});

test('Cost_OfThisMonth_ExplainsEachLine', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/keys');
  await requestApi(page, 'api4', 3);

  await page.getByRole('link', { name: 'Cost' }).click();
  await page.getByRole('button', { name: 'Expand row' }).click();

  await page.getByRole('cell', { name: 'Calls 1 to 3' }).waitFor();
  await page.getByRole('cell', { name: '$0.005 per call', exact: true }).waitFor();
  expect(await page.locator('.ant-table-footer').innerText()).toMatch(/Total\s+\$0\.015/);

  // On paper it is a statement, without what can be clicked.
  await page.emulateMedia({ media: 'print' });
  await page.getByText(/^Statement for .*, customer [0-9a-f-]{36}$/).waitFor();
  await page.getByRole('cell', { name: 'Calls 1 to 3' }).waitFor();
  for (const name of ['Print', 'Download CSV', 'Previous month']) {
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  }
  expect(await page.getByRole('link', { name: 'Cost' }).count()).toBe(0);
});

test('Cost_OfTheMonthBefore_IsAnEmptyPageWithAnAddressOfItsOwn', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/cost');

  await page.getByRole('button', { name: 'Previous month' }).click();
  await page.getByText('No charges this month').waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/cost\/\d{4}-\d{2}$/);

  await page.reload();
  await page.getByText('Final').waitFor();

  // A month that is none says what is wrong.
  await page.goto('/cost/2026-13');
  await page.getByRole('alert').filter({ hasText: 'Check the highlighted fields' }).waitFor();
});

test('Calculator_AskedForAQuantity_ShowsWhatTheServiceSays', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/prices');
  await page.getByRole('status').filter({ hasText: '$250.00' }).waitFor();

  await page.getByLabel('Calls in a month').fill('1234567');
  await page.getByRole('status').filter({ hasText: '$1,234.567' }).waitFor();

  await page.getByLabel('API', { exact: true }).click();
  await page.getByTitle('Palettes (api4)').click();
  await page.getByRole('status').filter({ hasText: '$6,172.835' }).waitFor();
});

test('Prices_ForAVisitor_AreShownWithTheCalculatorAndKeptInTheAddress', async () => {
  const { page } = await fixture.open();
  await page.goto('/login');
  await page.getByRole('link', { name: 'All prices' }).click();
  await page.getByRole('status').filter({ hasText: '$250.00' }).waitFor();

  await page.getByRole('button', { name: 'Calculate with Palettes' }).click();
  await page.getByLabel('Calls in a month').fill('1000');
  await page.getByRole('status').filter({ hasText: '$5.00' }).waitFor();
  await page.getByRole('article', { name: 'Activities' }).getByText('$1.00').waitFor();
  await page.reload();

  await page.getByRole('status').filter({ hasText: '$5.00' }).waitFor();
  await page.getByRole('link', { name: 'Sign up' }).waitFor();
});

test('UnknownAddress_Opened_SaysThatThereIsNothing', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/no/such/page');

  await page.getByRole('heading', { name: 'No such page' }).waitFor();
  await page.getByRole('link', { name: 'Go home' }).click();
  await page.getByRole('heading', { name: 'Hello' }).waitFor();
});

test('Call_ShortlyAfterAnother_ShowsItsAnswerAsLong', async () => {
  const { page } = await fixture.open();
  await page.clock.install();
  await signUp(page);
  await callApi(page, 'Activities');
  const [first, second] = ['This month: 1 call for', 'This month: 2 calls for'];

  await page.clock.fastForward(3_500);
  await page.getByRole('button', { name: 'Call Activities' }).click();
  await page.getByText(second).waitFor();
  await page.getByText(first).waitFor({ state: 'detached' });
  await page.clock.fastForward(3_000);
  await page.clock.runFor(500);

  expect(await page.getByText(second).isVisible()).toBe(true);
});

test('Usage_OfDaysThatAreOver_IsComparedWithAsManyBefore', async () => {
  const { page } = await fixture.open();
  await signUp(page);
  const asked: string[][] = [];
  // Nobody has used anything in the past: what the service would answer if this customer had.
  await page.route('**/api/usage?*', (route) => {
    const query = new URL(route.request().url()).searchParams;
    const [start, end] = [query.get('from') ?? '', query.get('to') ?? ''];
    asked.push([start, end]);
    const cost = { amount: start.startsWith('2026-01-08') ? '30' : '20', currency: 'USD' };
    const entry = {
      start,
      end,
      meter: 'api1',
      meter_name: null,
      method: 'GET',
      unit: 'call',
      quantity: 7,
      cost,
    };
    return route.fulfill({ json: { data: [entry], next_cursor: null, kept_from: null } });
  });

  await page.goto('/usage?from=2026-01-08&to=2026-01-14&show=cost');

  const comparison = page.getByRole('status').filter({ hasText: ' vs ' });
  await expect
    .poll(() => comparison.innerText())
    .toMatch(/^Jan 8\s–\s14(, 2026)?: \$30\.00, \+50% vs \$20\.00 in Jan 1\s–\s7(, 2026)?$/);
  expect(asked).toContainEqual(['2026-01-01T00:00:00.000Z', '2026-01-08T00:00:00.000Z']);
});
