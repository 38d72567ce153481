import type { Browser } from '@playwright/test';
import { TEMPLATES } from '../../src/templates/templates.ts';

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

/** Opens each template once, in a page of its own that has loaded and has the gallery open. */
export async function templatesOpen(browser: Browser, script: string, address: string): Promise<Opening> {
  const opening: Record<string, Opening[string]> = {};
  for (const { title } of TEMPLATES) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    try {
      await context.addInitScript(script);
      const page = await context.newPage();
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
      const session = await context.newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const worked = async () => {
        const { metrics } = await session.send('Performance.getMetrics');
        return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
      };
      const before = await worked();
      await example.click();
      const opened = await page.waitForFunction(() => (window as { opened?: number }).opened, undefined, {
        timeout: 30_000,
      });
      const work = (await worked()) - before;
      opening[title] = { ms: (await opened.jsonValue()) ?? Number.NaN, work };
    } finally {
      await context.close();
    }
  }
  return opening;
}
