import type { Browser, Page } from '@playwright/test';
import { sceneOf } from './scene.ts';
import type { Subject } from './subjects.ts';

const SECONDS = 3;

async function pageOf(browser: Browser, script: string, subject: Subject): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(script);
  const page = await context.newPage();
  await subject.open(page, sceneOf(100), 'all');
  return page;
}

async function taskSeconds(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
}

/** Frames a second while figures and dots of a run change, and how many dots there are. */
export async function runningMotion(browser: Browser, script: string, subject: Subject) {
  const page = await pageOf(browser, script, subject);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: 'Real time' });
  const tasks = await taskSeconds(page);
  await page.getByRole('region', { name: 'Run' }).getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForTimeout(1500);
  const before = await tasks();
  const { frames, dots } = await page.evaluate(async (seconds) => {
    let frames = 0;
    const counted = window as unknown as { arcs: number };
    counted.arcs = 0;
    const until = performance.now() + 1000 * seconds;
    while (performance.now() < until) {
      await new Promise((next) => requestAnimationFrame(next));
      frames++;
    }
    return { frames: frames / seconds, dots: Math.round(counted.arcs / frames) };
  }, SECONDS);
  const work = (1000 * ((await tasks()) - before)) / (frames * SECONDS);
  await page.context().close();
  return { frames, dots, work };
}

/** Share of one processor that the main thread takes while nobody does anything. */
export async function idleWork(browser: Browser, script: string, subject: Subject): Promise<number> {
  const page = await pageOf(browser, script, subject);
  await page.waitForTimeout(2000);
  const tasks = await taskSeconds(page);
  const before = await tasks();
  await page.waitForTimeout(1000 * SECONDS);
  const share = ((await tasks()) - before) / SECONDS;
  await page.context().close();
  return share;
}
