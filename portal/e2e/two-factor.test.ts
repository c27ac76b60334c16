import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { fillCredentials, signUp } from './people.ts';

const fixture = shareFixture();

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of an authenticator app (RFC 6238), so many steps of half a minute from now. */
function codeOf(secret: string, steps = 0): string {
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('AuthenticatorApp_SetUp_IsAskedForAtLogInAndARecoveryCodeWorksOnce', async () => {
  const { page } = await fixture.open();
  const person = await signUp(page, '/account');

  // 1. Set up with the secret as it is shown; a wrong code is told at the field.
  await page.getByRole('button', { name: 'Set up authenticator app' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
  const secret = await dialog.locator('code').innerText();
  const right = codeOf(secret);
  await dialog.getByRole('textbox', { name: 'Code' }).fill(right === '000000' ? '000001' : '000000');
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await dialog.locator('.ant-form-item-explain-error').waitFor();
  await dialog.getByRole('textbox', { name: 'Code' }).fill(codeOf(secret));
  await dialog.getByRole('button', { name: 'Turn on' }).click();

  // 2. The recovery codes are shown once.
  const list = page.getByRole('list', { name: 'Recovery codes' });
  await list.waitFor();
  const recovery = (await list.getByRole('listitem').allInnerTexts())[0] ?? '';
  await page.getByRole('button', { name: 'I have saved them' }).click();
  await page.getByText('10 recovery codes left').waitFor();
  expect(await page.content()).not.toContain(recovery);

  // 3. A log-in asks for a code after the password; one of the app's next step is right.
  const logOut = async () => {
    await page.getByRole('button', { name: 'Log out', exact: true }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await fillCredentials(page, person);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByLabel('Code').waitFor();
  };
  await logOut();
  await page.getByLabel('Code').fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Log out', exact: true }).waitFor();

  // 4. So is a recovery code, once.
  await logOut();
  await page.getByLabel('Code').fill(recovery);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Log out', exact: true }).waitFor();
  await logOut();
  await page.getByLabel('Code').fill(recovery);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect.poll(() => page.getByLabel('Code').inputValue()).toBe('');
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
});

test('KeyOfAnOldSession_IsMadeOnceThePasswordIsShownAgain', async () => {
  const { page } = await fixture.open();
  const person = await signUp(page, '/keys');

  // What the service answers once the session is an hour old.
  await page.route(
    '**/api/keys',
    (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Forbidden', status: 403, code: 'reauthentication_required' }),
      }),
    { times: 1 },
  );
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('billing server');
  await page.getByRole('button', { name: 'Create key' }).click();
  const question = page.getByRole('dialog', { name: 'Enter your password' });
  await question.getByLabel('Password').fill('not their password');
  await question.getByRole('button', { name: 'Continue' }).click();
  await question.locator('.ant-form-item-explain-error').waitFor();
  await question.getByLabel('Password').fill(person.password);
  await question.getByRole('button', { name: 'Continue' }).click();

  expect(await page.getByLabel('The new key').innerText()).toMatch(/^payg_ak_/);
});
