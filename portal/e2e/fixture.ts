import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser, openTab, type Tab } from './browser.ts';
import { Service, type Settings } from './service.ts';

/** A service and a browser for the tests of one file, each test with tabs of its own. */
export interface Fixture {
  service: Service;
  open: (options?: BrowserContextOptions) => Promise<Tab>;
}

/**
 * Starts both before the tests, the service with these settings. After each test no page of it may have had a fault.
 */
export function startFixture(settings: Settings = {}): Fixture {
  let browser: Browser;
  const tabs: Tab[] = [];
  const fixture = {
    open: async (options) => {
      const tab = await openTab(browser, fixture.service.url, options);
      tabs.push(tab);
      return tab;
    },
  } as Fixture;

  beforeAll(async () => {
    fixture.service = await Service.start(settings);
    browser = await launchBrowser();
  });
  afterEach(async ({ task }) => {
    const ended = tabs.splice(0);
    if (task.result?.state === 'fail') await Promise.all(ended.map(({ page }) => keepView(page, task.name)));
    await Promise.all(ended.map(({ context }) => context.close()));
    expect(ended.flatMap(({ faults }) => faults)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await fixture.service.dispose();
  });
  return fixture;
}

/** Keeps what a failed test saw last. */
async function keepView(page: Page, name: string): Promise<void> {
  const file = name.replaceAll(/\W+/g, '-').slice(0, 80);
  const path = fileURLToPath(new URL(`../../artifacts/screenshots/failed-${file}.png`, import.meta.url));
  await page.screenshot({ path });
}
