import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { templateBoard } from '../../templates/templates.ts';
import { compile } from '../compile.ts';
import type { Network } from '../network.ts';
import { networkC } from './programs.ts';

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
    // The first run warms the compiler up.
    await measure(networkC, 100, 1);
    const c = await measure(networkC, isQuick ? 100 : 1000, 1);
    const simulated = isQuick ? 3 : 60;
    const tiny = await measure(tinyUrl, simulated, 10);
    return {
      modelC: {
        requestsPerSecond: Math.round(c.requests / c.seconds),
        eventsPerSecond: Math.round(c.events / c.seconds),
      },
      tinyUrl: { ...tiny, simulated },
    };
  } finally {
    await browser.close();
    server.close();
  }
}
