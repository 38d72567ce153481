import type { Browser, Page } from '@playwright/test';
import { linkOf, type Traffic } from './boards.ts';
import { inPage, worked, workedInAll } from './processor.ts';
import { spreadScene } from './scene.ts';
import type { View } from './subjects.ts';

/** Figures and dots of a run, and nothing at all. */
export interface Live {
  readonly running: readonly Running[];
  /** Share of one processor that the whole browser takes while nobody does anything, and its main thread. */
  readonly idle: { readonly browser: number; readonly page: number };
}

interface Running {
  readonly view: View;
  /** Frames a second that show the dots at new places. */
  readonly frames: number;
  readonly dots: number;
  /** How often a second figures of a card or line change, of which half change more often. */
  readonly figures: number;
  /** Main-thread time a frame, ms. */
  readonly work: number;
}

const SECONDS = 3;
/** Of three classes on each of 180 lines, at 20 requests/s: some five dots on each. */
const BUSY: Traffic = { sources: new Set(Array.from({ length: 10 }, (_, i) => i)), classes: 3, rate: 400 };

export async function live(browser: Browser, address: string): Promise<Live> {
  const running: Running[] = [];
  for (const view of ['all', 'near'] as const)
    running.push(
      await inPage(browser, async ({ page, session }) => {
        await open(page, address, view);
        // In real time: what is simulated faster has more to show each time.
        await page.getByRole('combobox', { name: 'Speed' }).selectOption('1');
        await page.getByRole('spinbutton', { name: 'Simulated time' }).fill('600 s');
        await page.keyboard.press('Enter');
        await page
          .getByRole('region', { name: 'Run' })
          .getByRole('button', { name: 'Run', exact: true })
          .click();
        // Until the first dots have come to the end of their lines.
        await page.waitForTimeout(5000);
        const before = await worked(session);
        const seen = await page.evaluate(count, 1000 * SECONDS);
        const work = ((await worked(session)) - before) / (seen.frames * SECONDS);
        return { view, ...seen, work };
      }),
    );
  const idle = await inPage(browser, async ({ page, session }) => {
    await open(page, address, 'all');
    await page.waitForTimeout(4000);
    const before = [await workedInAll(page), await worked(session)] as const;
    await page.waitForTimeout(1000 * SECONDS);
    const after = [await workedInAll(page), await worked(session)] as const;
    const share = (i: 0 | 1): number => (after[i] - before[i]) / (1000 * SECONDS);
    return { browser: share(0), page: share(1) };
  });
  return { running, idle };
}

export function sayLive({ running, idle }: Live, say: (text: string) => void): void {
  say('\nWhile a run goes on, 100 components:\n');
  for (const { view, frames, dots, figures, work } of running) {
    say(
      `    ${view === 'all' ? 'all in view' : 'at 100 %'.padEnd(11)}  ${frames.toFixed(0)} frames a second, `,
    );
    // From far away there is but the levels, which change when one would see it.
    say(`${dots} dots, ${view === 'near' ? `figures change ${figures.toFixed(1)} times a second, ` : ''}`);
    say(`${work.toFixed(1)} ms of the main thread a frame\n`);
  }
  say(`Nothing moves: ${(100 * idle.page).toFixed(1)} % of one processor in the page, `);
  say(`${(100 * idle.browser).toFixed(1)} % in all of the browser\n`);
}

async function open(page: Page, address: string, view: View): Promise<void> {
  await page.addInitScript(watchDots);
  await page.goto(`${address}#${await linkOf(spreadScene(), BUSY)}`);
  await page.getByRole('button', { name: 'Make it mine' }).click();
  await page.waitForTimeout(1500);
  await page.keyboard.press(view === 'near' ? 'Control+0' : 'Shift+1');
  await page.waitForTimeout(600);
}

interface Dots {
  draws: number;
  drawn: number;
}

/** In the page: each dot is an arc or a square, and each frame of them begins by clearing their canvas. */
function watchDots(): void {
  const dots: Dots = { draws: 0, drawn: 0 };
  Object.assign(window, { dots });
  const pens = CanvasRenderingContext2D.prototype;
  const { arc, clearRect, fillRect } = pens;
  const isTheirs = ({ canvas }: CanvasRenderingContext2D): boolean => canvas.dataset.dots !== undefined;
  pens.arc = function (...circle) {
    if (isTheirs(this)) dots.drawn++;
    arc.apply(this, circle);
  };
  pens.fillRect = function (...square) {
    if (isTheirs(this)) dots.drawn++;
    fillRect.apply(this, square);
  };
  pens.clearRect = function (...area) {
    if (isTheirs(this)) dots.draws++;
    clearRect.apply(this, area);
  };
}

/** In the page: what changes in so many ms, a second. */
async function count(ms: number): Promise<Pick<Running, 'frames' | 'dots' | 'figures'>> {
  const { dots } = window as unknown as { dots: Dots };
  const changes = new Map<string, number>();
  const observer = new MutationObserver((records) => {
    // Told once for all that one publication changes.
    const items = new Set<string>();
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const id = element?.closest<HTMLElement>('[data-item]')?.dataset.item;
      if (id) items.add(id);
    }
    for (const id of items) changes.set(id, (changes.get(id) ?? 0) + 1);
  });
  const drawing = document.querySelector('.react-flow__viewport')!;
  observer.observe(drawing, { subtree: true, childList: true, characterData: true, attributes: true });
  const [draws, drawn, begun] = [dots.draws, dots.drawn, performance.now()];
  await new Promise((done) => setTimeout(done, ms));
  observer.disconnect();
  const seconds = (performance.now() - begun) / 1000;
  const frames = dots.draws - draws;
  const often = [...changes.values()].sort((a, b) => a - b);
  return {
    frames: frames / seconds,
    dots: Math.round((dots.drawn - drawn) / Math.max(1, frames)),
    figures: (often[Math.floor(often.length / 2)] ?? 0) / seconds,
  };
}
