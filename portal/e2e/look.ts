import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { expectNoViolations } from './axe.ts';

const folder = fileURLToPath(new URL('../../artifacts/screenshots/', import.meta.url));
const widths = [360, 1440];

beforeAll(() => mkdir(folder, { recursive: true }));

/** Looks at a page in all colours and widths, in one load: it must follow the reader's system and window. */
export async function look(page: Page, path: string, title?: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const name = title ?? path.replaceAll(/\W+/g, '-').replace(/^-/, '');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    for (const width of widths) {
      const where = `${path} at ${width} px in ${colorScheme} colours`;
      await page.setViewportSize({ width, height: 900 });
      // Charts follow the window a moment later.
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), {
          message: `${where} is wider than the screen`,
        })
        .toBeLessThanOrEqual(0);
      await page.screenshot({
        path: `${folder}${name || 'home'}-${width}-${colorScheme}.png`,
        fullPage: true,
      });
      await expectNoViolations(page, where);
    }
  }
}
