import { execFileSync } from 'node:child_process';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

// The headless shell takes about half the time: the others draw a whole browser around each page.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const patienceMs = 30_000;

/** A page in a session of its own, and what went wrong in it. */
export interface Tab {
  page: Page;
  context: BrowserContext;
  /** Faults of scripts and what the Content-Security-Policy refused. */
  faults: string[];
}

/** The cookies and the storage of somebody's browser. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The system's Chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executable(), args: flags });
}

/** Opens a tab as a new visitor. */
export async function openTab(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Tab> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    // What is moving on its way in can be missed by a click.
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    const isExpected = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isExpected) faults.push(message.text());
  });
  return { page, context, faults };
}

function executable(): string {
  for (const name of [process.env['PAYG_TEST_CHROMIUM'] ?? [], names].flat()) {
    try {
      return execFileSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' }).trim();
    } catch {
      // The next one, then.
    }
  }
  throw new Error(
    'Chromium is missing. Run: sudo apt-get install chromium (or name it in PAYG_TEST_CHROMIUM)',
  );
}
