import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { templateBoard } from '../../templates/templates.ts';
import { compile } from '../compile.ts';
import type { Network } from '../network.ts';
import { median, networkC } from './programs.ts';

/** Of `e2e/browser.ts`, which is no part of the program. */
interface Finder {
  readonly findBrowser: () => Promise<string>;
  readonly LAUNCH_ARGS: readonly string[];
}

const here = (file: string) => new URL(file, import.meta.url).pathname;

/** One file of the project as the product is built: bundled and made small. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'bundle' } },
  });
  const [first] = [built].flat() as {
    output: readonly { readonly type: string; readonly code?: string }[];
  }[];
  const chunk = first?.output.find(({ type }) => type === 'chunk');
  if (chunk?.code === undefined) throw new Error(`nothing was built from ${entry}`);
  return chunk.code;
}

const ROUNDS = 5;
/** The loop by hand makes so many times the requests, as processor time is told in hundredths of a second. */
const MANY = 4;

export interface InBrowser {
  /** Requests that began, and those that were answered in time. */
  readonly created: number;
  readonly requests: number;
  readonly events: number;
  readonly seconds: number;
  /** ms of the longest task of the main thread meanwhile; 0 where none took 50 ms. */
  readonly longestTask: number;
}

/** What `page.ts` puts on the page. */
interface BenchPage {
  readonly measure: (network: Network, duration: number, load: number) => Promise<InBrowser>;
  readonly byHand: (requests: number, seed: number) => number;
}

/**
 * Model C and TinyURL at ten times its load in the product's own worker, driven by its own end of the wire, in Chromium. In words
 * why not, where none starts.
 */
export async function measureInBrowser(isQuick: boolean) {
  const finder = here('../../../e2e/browser.ts');
  const { findBrowser, LAUNCH_ARGS } = (await import(finder)) as Finder;
  let executablePath: string;
  try {
    executablePath = await findBrowser();
  } catch {
    return 'skipped, as no Chromium starts here' as const;
  }
  const [worker, page] = await Promise.all([bundle(here('../../runner/worker.ts')), bundle(here('page.ts'))]);
  const tinyUrl = compile((await templateBoard('tinyurl'))!).network;
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'],
    '/page.js': ['text/javascript', page],
    '/worker.js': ['text/javascript', worker],
  };
  const server = createServer(({ url = '' }, reply) => {
    const file = files[url];
    reply.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.[0] ?? 'text/plain' });
    reply.end(file?.[1]);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({ executablePath, args: [...LAUNCH_ARGS, '--no-sandbox'] });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.waitForFunction(() => 'bench' in globalThis);
    const measure = (network: Network, duration: number, load: number) =>
      tab.evaluate(
        ([made, seconds, factor]) =>
          (globalThis as unknown as { bench: BenchPage }).bench.measure(made, seconds, factor),
        [network, duration, load] as const,
      );
    const session = await browser.newBrowserCDPSession();
    /** Of all tabs, on which only one thing happens at a time, s. */
    const processorSeconds = async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      return processInfo.reduce((sum, { type, cpuTime }) => sum + (type === 'renderer' ? cpuTime : 0), 0);
    };
    const byHand = (requests: number) =>
      tab.evaluate(
        (count) => (globalThis as unknown as { bench: BenchPage }).bench.byHand(count, 1),
        requests,
      );
    const rounds: { readonly c: InBrowser; readonly byClock: number; readonly byProcessor: number }[] = [];
    for (let round = -1; round < ROUNDS; round++) {
      const before = await processorSeconds();
      const c = await measure(networkC, 1000, 1);
      const between = await processorSeconds();
      const seconds = await byHand(MANY * c.requests);
      const byProcessor = ((await processorSeconds()) - between) / (between - before);
      // As in Node, the first round only warms the compiler up.
      if (round >= 0)
        rounds.push({ c, byClock: seconds / c.seconds / MANY, byProcessor: byProcessor / MANY });
    }
    const simulated = isQuick ? 3 : 60;
    const before = await processorSeconds();
    const tiny = await measure(tinyUrl, simulated, 10);
    const used = (await processorSeconds()) - before;
    return {
      modelC: {
        requestsPerSecond: Math.round(median(rounds.map(({ c }) => c.requests / c.seconds))),
        eventsPerSecond: Math.round(median(rounds.map(({ c }) => c.events / c.seconds))),
        ofHandWritten: Number(median(rounds.map(({ byClock }) => byClock)).toFixed(4)),
        ofHandWrittenByProcessorTime: Number(median(rounds.map(({ byProcessor }) => byProcessor)).toFixed(4)),
      },
      tinyUrl: { ...tiny, simulated, processorSeconds: Number(used.toFixed(2)) },
    };
  } finally {
    await browser.close();
    server.close();
  }
}
