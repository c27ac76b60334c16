import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { look } from './look.ts';

const fixture = shareFixture();

test('Webhook_Created_ShowsItsSecretOnceAndWhatBecameOfATest', async () => {
  const { page } = await fixture.openOperator();
  await page.goto('/operator/webhooks');

  // 1. An address that is not public is refused at its field; another one gets a secret.
  await page.getByRole('button', { name: 'New webhook' }).click();
  await page.getByLabel('URL').fill('https://169.254.169.254/');
  await page.getByRole('button', { name: 'Create webhook' }).click();
  await page.getByText('Use a public address: this one is not.').first().waitFor();
  await page.getByLabel('URL').fill('https://webhooks.invalid/payg');
  await page.getByLabel('Description (optional)').fill('Bookkeeping');
  await page.getByRole('button', { name: 'Create webhook' }).click();
  const secret = await page.getByLabel('The new secret').innerText();
  expect(secret).toMatch(/^whsec_/);

  // One press of Escape does not lose it.
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Close without copying the secret?' });
  await question.waitFor();
  await page.getByRole('button', { name: 'Go back' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await page.getByLabel('The new secret').innerText()).toBe(secret);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => page.content().then((html) => html.includes(secret))).toBe(false);

  // 2. A test is sent, and its failure is shown with what was sent.
  await page.getByRole('link', { name: 'https://webhooks.invalid/payg' }).click();
  await page.getByRole('heading', { name: 'Bookkeeping', level: 1 }).waitFor();
  await page.getByText('No deliveries').waitFor();
  await page.getByRole('button', { name: 'Send test' }).click();
  const row = page.getByRole('row').filter({ hasText: 'webhook.test' });
  await row.getByText('Pending').waitFor();
  await row.getByText('Next attempt').waitFor();
  await row.getByRole('button', { name: 'Expand row' }).click();
  await page.getByText('"type": "webhook.test"').waitFor();
  await page.getByRole('list', { name: 'Attempts, newest first' }).getByText(' ms').first().waitFor();
  await look(page, new URL(page.url()).pathname, 'operator-webhook');

  // 3. Its secret is rotated; it is disabled, and deleted.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Rotate secret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate secret' }).click();
  expect(await page.getByLabel('The new secret').innerText()).not.toBe(secret);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByText('Disabled', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete webhook' }).click();
  await page.getByText('No webhooks yet').waitFor();
});
