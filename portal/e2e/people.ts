import { request, type Page } from 'playwright-core';
import type { Session } from './browser.ts';

/** Somebody who signs up. */
export interface Person {
  username: string;
  password: string;
}

const logInPath = '/api/auth/login?use_cookies=true';
let count = 0;

/** Somebody new. */
export function newPerson(): Person {
  count++;
  return { username: `reader${process.pid}.${count}`, password: `a long enough secret ${count}` };
}

/** Registers a customer and logs them in without the forms, which have tests of their own, and opens a page. */
export async function signUp(page: Page, path = '/'): Promise<Person> {
  const person = await register(page);
  await open(page, path);
  return person;
}

/** Registers a customer and logs them in, and opens nothing. */
export async function register(page: Page, person = newPerson()): Promise<Person> {
  await post(page, '/api/auth/register', person);
  await post(page, logInPath, person);
  return person;
}

/** Logs in without the form and opens a page. */
export async function logIn(page: Page, person: Person, path = '/'): Promise<void> {
  await post(page, logInPath, person);
  await open(page, path);
}

/** The cookies of a person who has logged in, for tabs to begin with. */
export async function sessionOf(url: string, person: Person): Promise<Session> {
  const context = await request.newContext({ baseURL: url });
  const answer = await context.post(logInPath, { data: person });
  if (!answer.ok()) throw new Error(`Logging in answered ${answer.status()}: ${await answer.text()}`);
  const session = await context.storageState();
  await context.dispose();
  return session;
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

/** Calls an API so many times as the page's customer, without the page. */
export async function requestApi(page: Page, name: string, times = 1): Promise<void> {
  for (let count = 1; count <= times; count++) {
    const answer = await page.request.get(`/api/payg/${name}`);
    if (!answer.ok()) throw new Error(`${name} answered ${answer.status()}: ${await answer.text()}`);
  }
}

/** The customer id of whoever is logged in. */
export async function customerIdOf(page: Page): Promise<string> {
  const answer = await page.request.get('/api/account');
  return ((await answer.json()) as { id: string }).id;
}

/** The figure with a name, such as "Total spend". */
export function figure(page: Page, name: string) {
  return page
    .locator('dl div', { has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first();
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function post(page: Page, path: string, person: Person): Promise<void> {
  const answer = await page.request.post(path, { data: person });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
}
