import { expect, test } from 'vitest';
import { shareFixture } from './fixture.ts';
import { fillCredentials, newPerson, signUp } from './people.ts';

const fixture = shareFixture();

test('SignUp_WithGoodFields_LogsInAndSetsACookieNoScriptCanRead', async () => {
  const { page, context } = await fixture.open();
  const person = newPerson();
  await page.goto('/sign-up');

  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Sign up' }).click();

  await page.getByRole('heading', { name: `Hello, ${person.username}` }).waitFor();
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name.replace(/_\d+$/, '')).sort()).toEqual([
    'payg_device',
    'payg_session',
  ]);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
    '',
    0,
    0,
  ]);
});

test('SignUp_WithATakenNameAndACommonPassword_SaysSoAtTheFieldsAndAsANotification', async () => {
  const { page } = await fixture.open();
  const person = await signUp(page);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: 'Sign up' }).waitFor();

  await fillCredentials(page, { username: person.username, password: 'password1' });
  await page.getByRole('button', { name: 'Sign up' }).click();

  const field = (label: string) =>
    page.locator('.ant-form-item', { has: page.getByLabel(label, { exact: true }) });
  await field('User name').getByText('This user name is taken').waitFor();
  await field('Password').getByText('commonly used').first().waitFor();
  await page.getByRole('alert').filter({ hasText: 'Check the highlighted fields' }).waitFor();
  await page.getByRole('alert').filter({ hasText: 'This user name is taken' }).first().waitFor();
});

test('SignUp_WithoutAName_AsksForItBeforeAskingTheService', async () => {
  const { page } = await fixture.open();
  await page.goto('/sign-up');

  await page.getByRole('button', { name: 'Sign up' }).click();

  await page.getByText('Choose a user name.').waitFor();
  expect(await page.getByText('Choose a password.').isVisible()).toBe(true);
});

test('SignUp_AsOneTypes_TicksTheRulesThatAreKept', async () => {
  const { page } = await fixture.open();
  await page.goto('/sign-up');
  const rules = page.getByRole('listitem').filter({ hasText: ': done' });

  await fillCredentials(page, { username: 'somebody', password: 'SOMEBODY' });
  await expect.poll(() => rules.allInnerTexts()).toEqual([expect.stringContaining('8 to 128 characters')]);

  await page.getByLabel('Password', { exact: true }).fill('somebody else');
  await expect.poll(() => rules.count()).toBe(2);
});

test('Password_OnceShown_CanBeReadAndHiddenAgain', async () => {
  const { page } = await fixture.open();
  await page.goto('/login');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('what I typed');

  await page.locator('.ant-input-password-icon').click();
  expect(await password.getAttribute('type')).toBe('text');

  await page.locator('.ant-input-password-icon').click();
  expect(await password.getAttribute('type')).toBe('password');
});

test('LogIn_WithAWrongPassword_SaysWhatIsWrongAndStays', async () => {
  const { page } = await fixture.open();
  const person = await signUp(page);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();

  await fillCredentials(page, { ...person, password: 'not the password' });
  await page.getByRole('button', { name: 'Log in' }).click();

  await page.getByRole('alert').filter({ hasText: 'Incorrect user name or password' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/login');
  expect(await page.getByLabel('User name').inputValue()).toBe(person.username);
});

test('LogIn_AfterTheSessionEnded_ReturnsToThePageWithItsQuery', async () => {
  const { page, context } = await fixture.open();
  const person = await signUp(page, '/usage?window=hour&show=cost');
  await page.getByText('No usage in this period').waitFor();

  // A browser forgets an expired cookie; the next answer is 401.
  await context.clearCookies();
  await page.getByText('Month', { exact: true }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await page.getByText('Log in to get back to where you were.').waitFor();
  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Log in' }).click();

  await page.getByRole('heading', { name: 'Usage', level: 1 }).waitFor();
  expect(new URL(page.url()).searchParams.get('window')).toBe('month');
});

test('LogIn_WithAnAddressOfAnotherSite_LeadsHome', async () => {
  const { page } = await fixture.open();
  const person = await signUp(page);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();

  await page.goto('/login?next=//elsewhere.example/');
  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Log in' }).click();

  await page.getByRole('heading', { name: 'Hello' }).waitFor();
  expect(page.url()).toBe(`${fixture.url}/`);
});

test('LogOutEverywhere_Confirmed_EndsTheSessionOfAnotherBrowserToo', async () => {
  const first = await fixture.open();
  const second = await fixture.open();
  const person = await signUp(first.page, '/account');
  await second.page.goto('/login');
  await fillCredentials(second.page, person);
  await second.page.getByRole('button', { name: 'Log in' }).click();
  await second.page.getByRole('heading', { name: 'Hello' }).waitFor();

  await first.page.getByRole('button', { name: 'Log out everywhere' }).click();
  await first.page.getByRole('dialog').getByRole('button', { name: 'Log out everywhere' }).click();
  await first.page.getByRole('heading', { name: 'Log in' }).waitFor();

  // The first steps ask for the first call every few seconds.
  await second.page.getByRole('heading', { name: 'Log in' }).waitFor();
});

test('Password_Changed_IsTheOneToLogInWith', async () => {
  const { page } = await fixture.open();
  const person = await signUp(page, '/account');

  await page.getByLabel('Current password').fill('not the password');
  await page.getByLabel('New password').fill('another long enough secret');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.locator('.ant-form-item-explain-error').first().waitFor();

  await page.getByLabel('Current password').fill(person.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Password changed').waitFor();

  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await fillCredentials(page, { ...person, password: 'another long enough secret' });
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: 'Account', level: 1 }).waitFor();
});

test('TimeZone_Changed_IsThatOfTheNextBillingPeriod', async () => {
  const { page } = await fixture.open();
  await signUp(page, '/account');

  await page.getByLabel('Time zone').fill('Asia/Tokyo');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save time zone' }).click();
  await page
    .getByRole('status')
    .getByText(/Billing periods follow Asia\/Tokyo from .*, 12:00 AM/)
    .waitFor();

  await page.getByRole('link', { name: 'Cost' }).click();
  await page.getByText(/to .*, UTC/).waitFor();
});

test('Colours_ChosenOnce_StayAfterAReload', async () => {
  const { page } = await fixture.open({ colorScheme: 'light' });
  await page.goto('/login');
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);

  await page.getByRole('button', { name: 'Use dark colours' }).click();
  await expect.poll(theme).toBe('dark');

  await page.reload();
  await page.getByRole('button', { name: 'Use light colours' }).waitFor();
  expect(await theme()).toBe('dark');
});

test('NewVisitor_AtADeepLink_ComesToTheLoginAndBack', async () => {
  const { page } = await fixture.open();
  const person = newPerson();
  await page.goto('/keys');
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: 'Sign up' }).waitFor();
  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Sign up' }).click();

  await page.getByRole('heading', { name: 'API keys', level: 1 }).waitFor();
});

test('Visitor_OfAPublicPage_ComesBackToItLoggedIn', async () => {
  const { page } = await fixture.open();
  await page.goto('/prices?quantity=7');
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: 'Sign up' }).waitFor();
  await fillCredentials(page, newPerson());
  await page.getByRole('button', { name: 'Sign up' }).click();

  await page.getByRole('link', { name: 'API keys' }).waitFor();
  expect(page.url()).toBe(`${fixture.url}/prices?quantity=7`);
});
