import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { signUp } from './people.ts';

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
