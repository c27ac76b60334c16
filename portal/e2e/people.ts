import type { Page } from 'playwright-core';

/** Somebody who signs up. */
export interface Person {
  username: string;
  password: string;
}

let count = 0;

/** Somebody new. */
export function newPerson(): Person {
  count++;
  return { username: `reader${process.pid}.${count}`, password: `a long enough secret ${count}` };
}

/** Signs up and waits for the home page. */
export async function signUp(page: Page, person = newPerson()): Promise<Person> {
  await page.goto('/sign-up');
  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: `Hello, ${person.username}` }).waitFor();
  return person;
}

/** Logs in and waits for the home page. */
export async function logIn(page: Page, person: Person): Promise<void> {
  await page.goto('/login');
  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: `Hello, ${person.username}` }).waitFor();
}

/** Fills the form for logging in or signing up. */
export async function fillCredentials(page: Page, { username, password }: Person): Promise<void> {
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

/** Calls an API from its card so many times. */
export async function callApi(page: Page, name: string, times = 1): Promise<void> {
  for (let count = 1; count <= times; count++) {
    await page.getByRole('button', { name: `Call ${name}` }).click();
    await page.getByText(`This month: ${count} ${count === 1 ? 'call' : 'calls'} for`).waitFor();
  }
}

/** The figure with a name, such as "Total cost". */
export function figure(page: Page, name: string) {
  return page
    .locator('dl div', { has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first();
}
