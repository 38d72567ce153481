import type { CDPSession, Page } from '@playwright/test';
import { worked, workedInAll } from './processor.ts';
import type { Answers } from './subjects.ts';

export interface Motion {
  /** Frames a second in which something really moved. */
  readonly frames: number;
  /** Processor time for each such frame, ms: of the page's main thread, and of the whole browser with all that paints. */
  readonly work: number;
  readonly whole: number;
}

export interface Motions {
  readonly pan: Motion;
  readonly zoom: Motion;
  readonly drag: Motion;
}

const MS = 1200;
/** Before that, so that what is compiled or made once is not counted. */
const WARM_UP = 300;

/** In the page: does one thing in every frame for so many ms; the frames that show another picture than the one before. */
function perform({
  what,
  ms,
  x,
  y,
  box,
}: Act): Promise<{ readonly moved: number; readonly seconds: number }> {
  const { camera, at } = window as unknown as Answers;
  const target = document.elementFromPoint(x, y) ?? document.body;
  const common = { bubbles: true, cancelable: true, composed: true, view: window };
  const wheel = (deltaX: number, deltaY: number, ctrlKey: boolean) =>
    target.dispatchEvent(
      new WheelEvent('wheel', { ...common, clientX: x, clientY: y, deltaX, deltaY, ctrlKey }),
    );
  /**
   * From -steps / 2 to steps / 2 and back, one a tick. A hand that goes less than the px of a grid, as one that slows down
   * does, would leave what snaps to it where it is, and count as a frame that was lost.
   */
  const toAndFro = (tick: number, steps: number): number => {
    const at = tick % (2 * steps);
    return (at < steps ? at : 2 * steps - at) - steps / 2;
  };
  const start = camera().zoom;
  let direction = -1;
  const acts = {
    pan: (tick: number) => wheel(tick % 40 < 20 ? 12 : -12, tick % 40 < 20 ? 6 : -6, false),
    // Programs zoom by different steps for the same wheel: all go to and fro over the same range.
    zoom: () => {
      const { zoom } = camera();
      if (zoom > 1.5 * start) direction = 1;
      else if (zoom <= 1.02 * start) direction = -1;
      wheel(0, direction * 8, true);
    },
    drag: (tick: number) => {
      const clientX = x + 13 * toAndFro(tick, 10);
      const clientY = y + 11 * toAndFro(tick, 4);
      const hand = { ...common, clientX, clientY, button: 0, buttons: 1 };
      // Some listen to the one, some to the other.
      const pointer = { ...hand, pointerId: 1, pointerType: 'mouse', isPrimary: true, pressure: 0.5 };
      target.dispatchEvent(new PointerEvent('pointermove', { ...pointer, button: -1 }));
      target.dispatchEvent(new MouseEvent('mousemove', hand));
    },
  };
  const sign = what === 'drag' ? () => at(box) : () => JSON.stringify(camera());
  return new Promise((done) => {
    const begun = performance.now();
    let last = sign();
    let moved = 0;
    let tick = 0;
    const frame = () => {
      const now = sign();
      if (now !== last) moved++;
      last = now;
      const passed = performance.now() - begun;
      if (passed >= ms) return done({ moved, seconds: passed / 1000 });
      acts[what](tick++);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

interface Act {
  readonly what: 'pan' | 'zoom' | 'drag';
  readonly ms: number;
  /** Where the pointer is, px of the page. */
  readonly x: number;
  readonly y: number;
  /** Which one is dragged. */
  readonly box: number;
}

async function measured(page: Page, session: CDPSession, act: Omit<Act, 'ms'>): Promise<Motion> {
  await page.evaluate(perform, { ...act, ms: WARM_UP });
  const before = [await worked(session), await workedInAll(page)] as const;
  const { moved, seconds } = await page.evaluate(perform, { ...act, ms: MS });
  const [work, whole] = [(await worked(session)) - before[0], (await workedInAll(page)) - before[1]];
  const frames = Math.max(1, moved);
  return { frames: moved / seconds, work: work / frames, whole: whole / frames };
}

/** The box nearest to the middle of the window, where no panel lies. */
function middleBox(page: Page, count: number): Promise<{ box: number; x: number; y: number }> {
  return page.evaluate((boxes) => {
    const { place } = window as unknown as Answers;
    let found = { box: 0, x: 0, y: 0, off: Number.POSITIVE_INFINITY };
    for (let box = 0; box < boxes; box++) {
      const [x, y] = place(box);
      const off = Math.hypot(x - innerWidth / 2, y - innerHeight / 2);
      if (off < found.off) found = { box, x, y, off };
    }
    return found;
  }, count);
}

/**
 * Pans, zooms and drags, each for as long. The events are made in the page, one in every frame: sent from here they
 * would come as fast as the machine lets them through, and the slowest link of that would be what is measured.
 */
export async function motionsOf(page: Page, session: CDPSession, count: number): Promise<Motions> {
  const { box, x, y } = await middleBox(page, count);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 6, y + 6, { steps: 3 });
  const drag = await measured(page, session, { what: 'drag', box, x, y });
  await page.mouse.up();
  await page.mouse.move(720, 450);
  const middle = { box, x: 720, y: 450 };
  const pan = await measured(page, session, { what: 'pan', ...middle });
  const zoom = await measured(page, session, { what: 'zoom', ...middle });
  return { pan, zoom, drag };
}
