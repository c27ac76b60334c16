import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchBrowser, openTab, type Session, type Tab } from './browser.ts';
import { sessionOf } from './people.ts';
import { administrator, Service, type Settings } from './service.ts';

/** A service and a browser for the tests of one file, each test with tabs of its own. */
export interface Fixture {
  /** The address of the service, without a slash at its end. */
  url: string;
  /** Opens a tab as a new visitor, or with the session of the options. */
  open: (options?: BrowserContextOptions) => Promise<Tab>;
  /** Opens a tab as the administrator, who signs in once for all tests of the file. */
  openOperator: (options?: BrowserContextOptions) => Promise<Tab>;
}

/** A fixture whose service belongs to the file, which may stop it and set prices. */
export interface OwnFixture extends Fixture {
  service: Service;
}

/** Uses the service that many files share: tests must create customers of their own and leave prices as they are. */
export function shareFixture(): Fixture {
  const fixture = createFixture();
  beforeAll(() => {
    fixture.url = inject('sharedUrl');
  });
  return fixture;
}

/** Starts a service with these settings for the tests of one file. */
export function startFixture(settings: Settings = {}): OwnFixture {
  const fixture = createFixture() as OwnFixture;
  beforeAll(async () => {
    fixture.service = await Service.start(settings);
    fixture.url = fixture.service.url;
  });
  afterAll(() => fixture.service.dispose());
  return fixture;
}

/** Starts the browser before the tests. After each test no page of it may have had a fault. */
function createFixture(): Fixture {
  let browser: Browser;
  let operator: Session | undefined;
  const tabs: Tab[] = [];
  const open = async (options?: BrowserContextOptions) => {
    const tab = await openTab(browser, fixture.url, options);
    tabs.push(tab);
    return tab;
  };
  const fixture: Fixture = {
    url: '',
    open,
    openOperator: async (options) => {
      operator ??= await sessionOf(fixture.url, administrator);
      return open({ storageState: operator, ...options });
    },
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async ({ task }) => {
    const ended = tabs.splice(0);
    if (task.result?.state === 'fail')
      await Promise.all(ended.map(({ page }, place) => keepView(page, `${task.name}-${place + 1}`)));
    await Promise.all(ended.map(({ context }) => context.close()));
    expect(ended.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(() => browser.close());
  return fixture;
}

/** Keeps what a failed test saw last. */
async function keepView(page: Page, name: string): Promise<void> {
  const file = name.replaceAll(/\W+/g, '-').slice(-80);
  const path = fileURLToPath(new URL(`../../artifacts/screenshots/failed-${file}.png`, import.meta.url));
  await page.screenshot({ path });
}
