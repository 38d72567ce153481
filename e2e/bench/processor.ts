import type { Browser, CDPSession, Page } from '@playwright/test';

/** A page of its own, as wide as a laptop's, and how long its main thread has worked. */
export interface Watched {
  readonly page: Page;
  readonly session: CDPSession;
}

/** The compiler names inner functions by a function of its own, which pages do not have. */
const NAMES = 'globalThis.__name = (named) => named';

/** Opens a page without a past, and closes it when `use` is done. */
export async function inPage<T>(browser: Browser, use: (watched: Watched) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    await context.addInitScript(NAMES);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return await use({ page, session });
  } finally {
    await context.close();
  }
}

/** Time of the processor that the main thread of the page took so far, ms: other programs do not lengthen it. */
export async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

/** The same of all processes of the browser. */
export async function workedInAll(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (!browser) return Number.NaN;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
