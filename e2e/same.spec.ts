import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBoard } from '../src/format/format.ts';
import { compile } from '../src/simulation/compile.ts';
import { createEngine } from '../src/simulation/engine.ts';
import type { Network } from '../src/simulation/network.ts';
import { expect, test } from './headroom.ts';

/** Simulated seconds: some thousand requests of each board. */
const SECONDS: Readonly<Record<string, number>> = {
  chat: 0.05,
  coworking: 600,
  deploy: 3600,
  'google-advice': 0.2,
  instagram: 0.5,
  oop: 36_000,
  parking: 60,
  slack: 0.1,
  tiktok: 2,
  'tiktok-my-design': 2,
  tinyurl: 0.5,
  'voice-p2p': 0.005,
  'voice-sfu': 0.002,
};

interface Order {
  readonly network: Network;
  readonly duration: number;
}

const ASSETS = join(import.meta.dirname, '../dist/assets');
const WORKER = `/assets/${readdirSync(ASSETS).find((name) => /^worker-.*\.js$/.test(name))}`;

const ORDERS: readonly Order[] = Object.entries(SECONDS).map(([name, duration]) => {
  const { board } = parseBoard(
    readFileSync(join(import.meta.dirname, `../src/templates/${name}.json`), 'utf8'),
  );
  if (board === null) throw new Error(`${name} is no board`);
  return { network: compile(board).network, duration };
});

function inNode({ network, duration }: Order): string {
  const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, 1);
  while (engine.advance(duration) === 'budget');
  return JSON.stringify(engine.report());
}

/** Runs in the browser: the reports of the page's own worker, as text. */
async function inWorker({ url, orders }: { url: string; orders: readonly Order[] }): Promise<string[]> {
  const reports: string[] = [];
  for (const [run, order] of orders.entries()) {
    const worker = new Worker(url, { type: 'module' });
    const report = await new Promise<unknown>((resolve, reject) => {
      worker.onerror = () => reject(new Error('The worker failed.'));
      worker.onmessage = ({ data }) => {
        if (data.type === 'done') resolve(data.report);
        if (data.type === 'failed') reject(new Error(data.message));
        if (data.type === 'ready')
          worker.postMessage({
            type: 'start',
            run,
            ...order,
            load: 1,
            seed: 1,
            speed: Number.POSITIVE_INFINITY,
          });
      };
    });
    reports.push(JSON.stringify(report));
    worker.terminate();
  }
  return reports;
}

/** JSON has no word for infinity. */
const plain = (_: string, value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? '∞' : value);

/** A page that runs the orders and posts the reports, for a browser that is not driven from here. */
function pageOf(): string {
  const orders = JSON.stringify(JSON.stringify(ORDERS, plain));
  return `<!doctype html><meta charset="utf-8"><title>Same bytes</title><script type="module">
    const orders = JSON.parse(${orders}, (_, value) => (value === '∞' ? Infinity : value));
    const url = new URL('${WORKER}', location.href).href;
    const reports = await (${inWorker.toString()})({ url, orders }).catch((error) => [String(error)]);
    await fetch('/reports', { method: 'POST', body: JSON.stringify(reports) });
  </script>`;
}

/** What a Firefox of this machine, started without a window, posts. */
async function inFirefox(firefox: string): Promise<readonly string[]> {
  const profile = mkdtempSync(join(tmpdir(), 'headroom-'));
  let resolve: (reports: readonly string[]) => void = () => {};
  const posted = new Promise<readonly string[]>((settle) => {
    resolve = settle;
  });
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.end();
        resolve(JSON.parse(body));
      });
    } else if (path.startsWith('/assets/')) {
      response.setHeader('content-type', 'text/javascript');
      response.end(readFileSync(join(ASSETS, path.slice('/assets/'.length))));
    } else {
      response.setHeader('content-type', 'text/html');
      response.end(pageOf());
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/`;
  const child = spawn(firefox, ['--headless', '--no-remote', '--profile', profile, address], {
    stdio: 'ignore',
  });
  try {
    return await posted;
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await gone;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function firefoxOnPath(): string | null {
  const names = ['firefox', 'firefox-esr'];
  return names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}

function expectSame(reports: readonly string[]): void {
  expect(reports).toHaveLength(ORDERS.length);
  for (const [i, order] of ORDERS.entries())
    expect(reports[i] === inNode(order), `${Object.keys(SECONDS)[i]}: ${reports[i]?.slice(0, 80)}`).toBe(
      true,
    );
}

test('every example gives the same report in Chromium as in Node, byte for byte', async ({
  page,
  baseURL,
}) => {
  await page.goto('/');
  expectSame(await page.evaluate(inWorker, { url: `${baseURL}${WORKER}`, orders: ORDERS }));
});

test('and in Firefox, where one is installed', async () => {
  test.slow();
  const firefox = firefoxOnPath();
  test.skip(firefox === null, 'No Firefox on this machine.');
  expectSame(await inFirefox(firefox!));
});
