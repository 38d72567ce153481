import type { Browser } from '@playwright/test';
import { TEMPLATES } from '../../src/templates/templates.ts';
import { median } from './median.ts';
import { inPage, worked } from './processor.ts';

/** By title of the template. */
export type Opening = Readonly<
  Record<
    string,
    {
      /** From the press in the gallery to the second frame that shows the board. */
      readonly ms: number;
      /** Of them the processor's time of the main thread, ms, which other programs do not lengthen. */
      readonly work: number;
    }
  >
>;

/** Opens each template once a round, in a page of its own that has loaded and has the gallery open. */
export async function openings(browser: Browser, address: string, rounds: number): Promise<Opening[]> {
  const all: Opening[] = [];
  for (let round = 0; round < rounds; round++) {
    const opening: Record<string, Opening[string]> = {};
    for (const { title } of TEMPLATES) opening[title] = await opened(browser, address, title);
    all.push(opening);
  }
  return all;
}

export function sayOpenings(all: readonly Opening[], say: (text: string) => void): void {
  say('\nTemplates: ms to open, from the press in the gallery to the second frame that shows the board');
  say(' (of the main thread)\n');
  for (const title of Object.keys(all[0] ?? {})) {
    const figure = (of: 'ms' | 'work'): string =>
      median(all.map((one) => one[title]?.[of] ?? Number.NaN)).toFixed(0);
    say(`    ${title.padEnd(24)}${figure('ms').padStart(6)}  (${figure('work')})\n`);
  }
}

function opened(browser: Browser, address: string, title: string): Promise<Opening[string]> {
  return inPage(browser, async ({ page, session }) => {
    await page.goto(address);
    await page.getByRole('button', { name: 'Examples', exact: true }).click();
    const example = page.getByRole('dialog').getByRole('button', { name: title }).first();
    await example.waitFor();
    // Pictures, and what they fetch, are there: a person reads for longer.
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => {
      const look = (since: number): void => {
        const stands =
          document.querySelector('.react-flow__node') !== null &&
          document.querySelector('[role=dialog]') === null;
        requestAnimationFrame(() => {
          if (stands) Object.assign(window, { opened: performance.now() - since });
          else look(since);
        });
      };
      addEventListener('click', ({ timeStamp }) => look(timeStamp), { capture: true, once: true });
    });
    const before = await worked(session);
    await example.click();
    const shown = await page.waitForFunction(() => (window as { opened?: number }).opened, undefined, {
      timeout: 30_000,
    });
    const work = (await worked(session)) - before;
    return { ms: (await shown.jsonValue()) ?? Number.NaN, work };
  });
}
