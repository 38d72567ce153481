import type { Browser } from '@playwright/test';
import { median } from './median.ts';
import { inPage } from './processor.ts';

export interface FirstPaint {
  readonly name: string;
  /** Transferred until the canvas was there, 1,000 bytes. */
  readonly kB: number;
  /** ms from the beginning of the navigation until the canvas can be used. */
  readonly fast: number;
  /** The same with a quarter of the processor. */
  readonly slow: number;
}

/** The element that each program draws on. */
const CANVAS: Readonly<Record<string, string>> = {
  headroom: '.react-flow__pane',
  bare: '.react-flow__pane',
  tldraw: '.tl-canvas',
  excalidraw: 'canvas.interactive',
};

/** What a visitor who has never been there waits for. They take turns. */
export async function firstPaints(
  browser: Browser,
  pages: readonly { readonly name: string; readonly address: string }[],
  rounds: number,
): Promise<FirstPaint[]> {
  const paints: FirstPaint[] = [];
  for (let round = 0; round < rounds; round++)
    for (const { name, address } of pages) {
      const fast = await visit(browser, name, address, 1);
      const slow = await visit(browser, name, address, 4);
      paints.push({ name, kB: fast.bytes / 1000, fast: fast.ms, slow: slow.ms });
    }
  return paints;
}

export function sayFirstPaints(paints: readonly FirstPaint[], say: (text: string) => void): void {
  say('\nFirst load: kB transferred (gzip), ms until the canvas is there at full speed and at a quarter\n');
  for (const name of new Set(paints.map((paint) => paint.name))) {
    const of = paints.filter((paint) => paint.name === name);
    const figure = (read: (paint: FirstPaint) => number): string =>
      median(of.map(read)).toFixed(0).padStart(6);
    say(`    ${name.padEnd(12)}${figure(({ kB }) => kB)} kB`);
    say(`${figure(({ fast }) => fast)}${figure(({ slow }) => slow)}\n`);
  }
}

function visit(browser: Browser, name: string, address: string, slower: number) {
  return inPage(browser, async ({ page, session }) => {
    await session.send('Network.enable');
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    if (slower > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.addInitScript(
      ({ selector }) => {
        Object.assign(window, { given: { scene: { boxes: [], lines: [] }, box: {}, view: 'all' } });
        const look = () => {
          if (document.querySelector(selector))
            requestAnimationFrame(() => Object.assign(window, { seen: performance.now() }));
          else requestAnimationFrame(look);
        };
        look();
      },
      { selector: CANVAS[name] ?? 'canvas' },
    );
    await page.goto(address, { waitUntil: 'commit' });
    const seen = await page.waitForFunction(() => (window as { seen?: number }).seen, undefined, {
      timeout: 60_000,
    });
    return { ms: (await seen.jsonValue()) ?? Number.NaN, bytes };
  });
}
