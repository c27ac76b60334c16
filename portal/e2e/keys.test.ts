import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { expectNoViolations } from './axe.ts';
import { figure, signUp } from './people.ts';

const fixture = shareFixture();

const call = (path: string, key: string) =>
  fetch(fixture.url + path, { headers: { Authorization: `Bearer ${key}` } });

test('Key_Made_IsShownOnceWorksAndIsRefusedOnceRevoked', async () => {
  const { page } = await fixture.open();
  await signUp(page);
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByText('No API keys yet').waitFor();

  // 1. Made, shown with examples, and charged to its owner.
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('billing server');
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = await page.getByLabel('The new key').innerText();
  expect((await call('/api/payg/api1', key)).status).toBe(200);
  const dialog = page.getByRole('dialog');
  for (const language of ['curl', 'C#', 'Python', 'JavaScript']) {
    await dialog.getByRole('tab', { name: language }).click();
    expect(await dialog.getByLabel(`${language} example`, { exact: true }).innerText()).toContain(key);
  }

  // 2. Once the dialog is closed nothing on the page has it.
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('row').filter({ hasText: 'billing server' }).waitFor();
  await expect.poll(() => page.content().then((html) => html.includes(key))).toBe(false);

  // 3. Revoked after a question, and refused at once.
  await page.getByRole('button', { name: 'Revoke billing server' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
  await page.getByText('No API keys yet').waitFor();
  expect((await call('/api/payg/api1', key)).status).toBe(401);
});

test('FirstSteps_OfANewCustomer_TickByThemselvesAndAreGoneAfterTheFirstCall', async () => {
  const { page } = await fixture.open();
  await signUp(page);
  const steps = page.getByRole('region', { name: 'Get started' });
  await steps.getByText('It appears on this page within seconds').waitFor();

  await steps.getByRole('button', { name: 'Create your first key' }).click();
  await page.getByLabel('Name').fill('laptop');
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = await page.getByLabel('The new key').innerText();
  await page.getByRole('button', { name: 'Done' }).click();
  await steps.getByRole('listitem').filter({ hasText: 'Create an API key(done)' }).waitFor();
  const curl = await steps.getByLabel('curl example', { exact: true }).innerText();
  expect(curl).toContain(`Bearer ${key}`);
  await steps.getByText('Waiting for your first call').waitFor();
  await expectNoViolations(page, 'the first steps');

  expect((await call(/\/api\/payg\/\w+/.exec(curl)?.[0] ?? '', key)).status).toBe(200);
  await steps.waitFor({ state: 'detached' });
  await page.getByRole('status').filter({ hasText: 'Your first call arrived' }).waitFor();
  await expect.poll(() => figure(page, 'Spend this month').innerText()).not.toBe('$0.00');
});

test('Key_LimitedToOneApi_SaysSoInTheList', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/keys');

  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('quotes only');
  await page.getByLabel('Allowed APIs (optional)').click();
  await page.getByTitle('Quotes (api2)').click();
  await page.getByLabel('Name').click();
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = await page.getByLabel('The new key').innerText();
  await page.getByRole('button', { name: 'Done' }).click();

  await page
    .getByRole('row')
    .filter({ hasText: 'quotes only' })
    .getByText('Quotes', { exact: true })
    .waitFor();
  expect((await call('/api/payg/api2', key)).status).toBe(200);
  expect((await call('/api/payg/api1', key)).status).toBe(403);
});

test('Key_WithANameOfSpaces_IsRefusedAtTheField', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/keys');

  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('   ');
  await page.getByRole('button', { name: 'Create key' }).click();

  await page
    .getByRole('dialog')
    .locator('.ant-form-item-explain-error')
    .getByText(/^Use visible characters only/)
    .waitFor();
});

test('Key_RenamedAndRotated_WorksByItsNewSecretAndByTheOldOneForAWhile', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('worker');
  await page.getByRole('button', { name: 'Create key' }).click();
  const before = await page.getByLabel('The new key').innerText();
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'More actions for worker' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('night worker');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('row').filter({ hasText: 'night worker' }).waitFor();

  await page.getByRole('button', { name: 'More actions for night worker' }).click();
  await page.getByRole('menuitem', { name: 'Rotate' }).click();
  await page.getByRole('button', { name: 'Create new secret' }).click();
  const after = await page.getByLabel('The new key').innerText();
  await page.getByText('The previous secret works until').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByText('Previous secret until').waitFor();
  expect(after).not.toBe(before);
  expect((await call('/api/payg/api1', before)).status).toBe(200);
  expect((await call('/api/payg/api1', after)).status).toBe(200);
});

test('Key_ForTestCalls_CostsNothingAndIsShownApart', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('try out');
  await page.getByRole('checkbox', { name: 'Test key' }).check();
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = await page.getByLabel('The new key').innerText();
  await page.getByText('Calls with this key are test calls').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('row').filter({ hasText: 'try out' }).getByText('Test', { exact: true }).waitFor();

  expect((await call('/api/payg/api1', key)).status).toBe(200);

  await page.getByRole('link', { name: 'Usage' }).click();
  await page.getByText('No usage in this period').waitFor();
  await page.getByText('Test', { exact: true }).click();
  const row = page.getByRole('region', { name: 'Usage' }).getByRole('row').filter({ hasText: 'Activities' });
  await row.getByText('1 call').waitFor();
  await row.getByText('$0.00').waitFor();
});
