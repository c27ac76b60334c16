import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Expects axe to find nothing on a page; where names the page and how it is shown. */
export async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations, passes } = await analyze(page);

  expect(passes.length).toBeGreaterThan(5);
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id}: ${node.html}`));
  expect(found).toEqual([]);
}

/** Runs axe, which is loaded once for each load of the page: that takes longer than its look at a page. */
async function analyze(page: Page): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
