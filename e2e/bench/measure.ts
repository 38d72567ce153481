import type { CDPSession, Page } from '@playwright/test';
import type { Answers } from './subjects.ts';

export interface Motion {
  /** Frames a second in which something really moved. */
  readonly frames: number;
  /** Main-thread time a frame, ms. */
  readonly work: number;
}

const SECONDS = 1.5;
/** ms between two events of a hand: as fast as a screen. */
const TICK = 1000 / 60;

type Watched = Window & Answers & { watching?: { moved: number; last: string; on: boolean } };

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** Does something again and again as a hand would, and counts the frames that show it. */
async function watch(
  page: Page,
  session: CDPSession,
  what: { readonly box: number } | 'camera',
  step: (tick: number) => Promise<void>,
): Promise<Motion> {
  const box = what === 'camera' ? -1 : what.box;
  await page.evaluate((i) => {
    const own = window as unknown as Watched;
    const sign = () => (i < 0 ? own.camera() : own.at(i));
    const watching = { moved: 0, last: sign(), on: true };
    own.watching = watching;
    const look = () => {
      const now = sign();
      if (now !== watching.last) watching.moved++;
      watching.last = now;
      if (watching.on) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, box);
  const worked = await taskSeconds(session);
  const begun = performance.now();
  let next = begun;
  for (let tick = 0; performance.now() - begun < 1000 * SECONDS; tick++) {
    await step(tick);
    next += TICK;
    const wait = next - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const seconds = (performance.now() - begun) / 1000;
  const work = (await taskSeconds(session)) - worked;
  const moved = await page.evaluate(() => {
    const own = window as unknown as Watched;
    own.watching!.on = false;
    return own.watching!.moved;
  });
  return { frames: moved / seconds, work: (1000 * work) / Math.max(1, moved) };
}

/** The box nearest to the middle of the window, where no panel lies. */
async function middleBox(page: Page, count: number): Promise<{ box: number; x: number; y: number }> {
  const nearest = await page.evaluate((boxes) => {
    const { place } = window as unknown as Answers;
    let found = { box: 0, x: 0, y: 0, off: Number.POSITIVE_INFINITY };
    for (let box = 0; box < boxes; box++) {
      const [x, y] = place(box);
      const off = Math.hypot(x - innerWidth / 2, y - innerHeight / 2);
      if (off < found.off) found = { box, x, y, off };
    }
    return found;
  }, count);
  return nearest;
}

export interface Motions {
  readonly pan: Motion;
  readonly zoom: Motion;
  readonly drag: Motion;
}

/** Pans, zooms and drags; about three seconds each on a page that keeps up. */
export async function motionsOf(page: Page, count: number): Promise<Motions> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const wheel = (x: number, y: number, held: number) =>
    session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x: 720,
      y: 450,
      deltaX: x,
      deltaY: y,
      modifiers: held,
    });
  await page.mouse.move(720, 450);
  const { box, x, y } = await middleBox(page, count);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 6, y + 6, { steps: 3 });
  const drag = await watch(page, session, { box }, (tick) =>
    page.mouse.move(x + 60 * Math.sin(tick / 8), y + 40 * Math.cos(tick / 11)),
  );
  await page.mouse.up();
  await page.mouse.move(720, 450);
  const away = (tick: number): number => (tick % 40 < 20 ? 12 : -12);
  const pan = await watch(page, session, 'camera', async (tick) => {
    await wheel(away(tick), away(tick) / 2, 0);
  });
  const zoom = await watch(page, session, 'camera', async (tick) => {
    await wheel(0, tick % 40 < 20 ? 4 : -4, 2);
  });
  await session.detach();
  return { pan, zoom, drag };
}
