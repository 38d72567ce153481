import type { Browser } from '@playwright/test';

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

/** A visitor who has never been there. */
export async function firstPaint(
  browser: Browser,
  script: string,
  name: string,
  address: string,
): Promise<FirstPaint> {
  const fast = await visit(browser, script, name, address, 1);
  const slow = await visit(browser, script, name, address, 4);
  return { name, kB: fast.bytes / 1000, fast: fast.ms, slow: slow.ms };
}

async function visit(browser: Browser, script: string, name: string, address: string, slower: number) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(script);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
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
  const ms = (await seen.jsonValue()) ?? Number.NaN;
  const transferred = bytes;
  await context.close();
  return { ms, bytes: transferred };
}
