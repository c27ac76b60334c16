import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openTab, type Tab } from './browser.ts';
import { Nginx } from './nginx.ts';
import { callApi, fillCredentials, newPerson, type Person } from './people.ts';
import { Service } from './service.ts';

// Two services below paths of one host. One is told its path by a setting and sees it in requests; the other learns it
// from the proxy, which has removed it.
const paths = ['/payg', '/a/b'];

let browser: Browser;
let services: Service[];
let nginx: Nginx;

beforeAll(async () => {
  services = await Promise.all([
    Service.start({ Payg__Server__PathBase: '/payg', Payg__Proxies__Networks: '127.0.0.1' }),
    Service.start({ Payg__Proxies__Networks: '127.0.0.1' }),
  ]);
  nginx = await Nginx.start(
    services.map(({ url }, index) => ({ path: paths[index] ?? '', service: url, isRemoved: index === 1 })),
  );
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await nginx.dispose();
  await Promise.all(services.map((service) => service.dispose()));
});

test.each(paths)('Portal_Below%s_WorksAsAtTheRoot', async (path) => {
  const tab = await openTab(browser, nginx.url, { ignoreHTTPSErrors: true });
  const { page } = tab;
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${nginx.url}${path}/`) && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });

  // 1. Signing up, from the page at the path itself; logging in again.
  const person = newPerson();
  await page.goto(`${path}/`);
  await page.getByRole('link', { name: 'Sign up' }).first().click();
  await signUp(tab, person);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: `Hello, ${person.username}` }).waitFor();

  // 2. A call, and what it cost.
  await callApi(page, 'Activities');

  // 3. A key, whose example shows the address below the path; the key works there.
  await page.getByRole('link', { name: 'API keys' }).click();
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('program');
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = await page.getByLabel('The new key').innerText();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('curl example', { exact: true }).innerText()).toContain(
    `${nginx.url}${path}/api/payg/`,
  );
  await page.getByRole('button', { name: 'Done' }).click();
  const answer = await page.request.get(`${path}/api/payg/api1`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  expect(answer.status()).toBe(200);

  // 4. A deep link, loaded anew; and one that needs a session and comes back after it.
  await page.goto(`${path}/keys`);
  await page.getByRole('row').filter({ hasText: 'program' }).waitFor();
  await page.reload();
  await page.getByRole('row').filter({ hasText: 'program' }).waitFor();
  expect(page.url()).toBe(`${nginx.url}${path}/keys`);

  // 5. The reference page, which loads its script and the document, and calls the service below the path.
  await page.getByRole('link', { name: 'API reference' }).click();
  await page.getByText('Pay-as-you-go APIs').first().waitFor();
  // The page notes after # which of the API documents it shows.
  expect(page.url().replace(/#.*$/, '')).toBe(`${nginx.url}${path}/docs`);
  const document = await page.request.get(`${path}/openapi/v1.json`);
  expect(((await document.json()) as { servers: unknown }).servers).toEqual([{ url: path }]);

  // 6. Nothing was asked of the host outside the path, and nothing went wrong.
  expect(foreign).toEqual([]);
  expect(tab.faults).toEqual([]);
  await tab.context.close();
});

test('Sessions_OfTwoServicesOnOneHost_DoNotEndEachOther', async () => {
  const tab = await openTab(browser, nginx.url, { ignoreHTTPSErrors: true });
  const people: Person[] = [];
  for (const path of paths) {
    const person = newPerson();
    people.push(person);
    await tab.page.goto(`${path}/sign-up`);
    await signUp(tab, person);
  }

  for (const [index, path] of paths.entries()) {
    await tab.page.goto(`${path}/`);
    await tab.page.getByRole('heading', { name: `Hello, ${people[index]?.username}` }).waitFor();
  }

  const sessions = (await tab.context.cookies()).filter(({ name }) => name.includes('session'));
  expect(sessions.map(({ name }) => name.replace(/_\d+/, '')).sort()).toEqual([
    '__Host-payg_session_a_b',
    '__Host-payg_session_payg',
  ]);
  for (const cookie of sessions) expect(cookie).toMatchObject({ secure: true, httpOnly: true, path: '/' });
  expect(tab.faults).toEqual([]);
  await tab.context.close();
});

async function signUp({ page }: Tab, person: Person): Promise<void> {
  await page.getByRole('heading', { name: 'Sign up' }).waitFor();
  await fillCredentials(page, person);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: `Hello, ${person.username}` }).waitFor();
}
