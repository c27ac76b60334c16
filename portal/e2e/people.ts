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

/** Makes somebody a customer without the form, which has tests of its own, and opens their home page. */
export async function signUp(page: Page, person = newPerson()): Promise<Person> {
  await send(page, '/api/auth/register', person);
  await logIn(page, person);
  return person;
}

/** Logs in without the form and opens the home page. */
export async function logIn(page: Page, person: Person): Promise<void> {
  await send(page, '/api/auth/login?use_cookies=true', person);
  await page.goto('/');
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

async function send(page: Page, path: string, person: Person): Promise<void> {
  const answer = await page.request.post(path, { data: person });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
}
