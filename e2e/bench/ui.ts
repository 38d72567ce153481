/**
 * `npm run bench:ui [-- --json] [-- --quick]`: how the built page keeps up with a hand, beside tldraw, Excalidraw and a
 * bare React Flow that show the same boxes and lines, and how long each template takes to open. They take turns, and
 * medians are compared; frames count only where
 * something moved.
 */
import { type Browser, chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser, LAUNCH_ARGS } from '../browser.ts';
import { type FirstPaint, firstPaint } from './first.ts';
import { idleWork, runningMotion } from './live.ts';
import { type Motions, motionsOf } from './measure.ts';
import { buildPeers, PEERS } from './peers.ts';
import { sceneOf } from './scene.ts';
import { headroom, peer, type Subject, type View } from './subjects.ts';
import { type Opening, templatesOpen } from './templates.ts';

const json = process.argv.includes('--json');
const quick = process.argv.includes('--quick');
const SIZES = quick ? [100, 1000] : [100, 300, 1000, 2000];
const ROUNDS = quick ? 1 : 3;
const VIEWS: readonly View[] = quick ? ['all'] : ['all', 'near'];

interface Row {
  readonly subject: string;
  readonly view: View;
  readonly size: number;
  /** ms from the data to the second frame that shows it. */
  readonly ready: number;
  readonly motions: Motions;
}

const say = (text: string): void => void (json || process.stdout.write(text));
const median = (values: readonly number[]): number => {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

async function rowOf(browser: Browser, subject: Subject, size: number, view: View): Promise<Row> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    await context.addInitScript(NAMES);
    const page = await context.newPage();
    const ready = await subject.open(page, sceneOf(size), view);
    return { subject: subject.name, view, size, ready, motions: await motionsOf(page, size) };
  } finally {
    await context.close();
  }
}

function table(rows: readonly Row[]): void {
  for (const view of VIEWS) {
    say(
      `\n${view === 'all' ? 'Everything in view' : 'At 100 %'}: ready ms / pan / zoom / drag frames a second`,
    );
    say(' (main-thread ms a frame panning, dragging)\n');
    for (const size of SIZES) {
      say(`  ${size} boxes\n`);
      for (const name of new Set(rows.map(({ subject }) => subject))) {
        const of = rows.filter((row) => row.subject === name && row.view === view && row.size === size);
        const figure = (read: (row: Row) => number): string => median(of.map(read)).toFixed(0);
        say(`    ${name.padEnd(12)}${figure(({ ready }) => ready).padStart(6)} /`);
        for (const motion of ['pan', 'zoom', 'drag'] as const)
          say(
            `${figure(({ motions }) => motions[motion].frames).padStart(4)}${motion === 'drag' ? '' : ' /'}`,
          );
        const [pan, drag] = (['pan', 'drag'] as const).map((motion) =>
          figure(({ motions }) => motions[motion].work),
        );
        say(`  (${pan}, ${drag})\n`);
      }
    }
  }
}

const product = await preview({ preview: { host: 'localhost', port: 0 }, logLevel: 'error' });
const address = product.resolvedUrls?.local[0] ?? '';
const peers = await buildPeers();
const others =
  'dir' in peers
    ? await preview({
        configFile: false,
        build: { outDir: peers.dir },
        preview: { host: 'localhost', port: 0 },
        logLevel: 'error',
      })
    : null;
if ('why' in peers) say(`Without tldraw and Excalidraw, which could not be fetched: ${peers.why}\n`);
const base = others?.resolvedUrls?.local[0] ?? '';
const subjects = [
  headroom(address),
  ...(others ? PEERS.map((name) => peer(name, `${base}${name}.html`)) : []),
];
const browser = await chromium.launch({ executablePath: await findBrowser(), args: LAUNCH_ARGS });

/** The compiler names inner functions by a function of its own, which pages do not have. */
const NAMES = 'globalThis.__name = (named) => named';

const rows: Row[] = [];
for (let round = 0; round < ROUNDS; round++)
  for (const size of SIZES)
    for (const view of VIEWS)
      for (const subject of subjects) {
        try {
          rows.push(await rowOf(browser, subject, size, view));
        } catch (error) {
          say(`${subject.name}, ${size} boxes: ${String(error).split('\n')[0]}\n`);
        }
      }
table(rows);

const paints: FirstPaint[] = [];
for (let round = 0; round < ROUNDS; round++)
  for (const { name } of subjects)
    paints.push(
      await firstPaint(browser, NAMES, name, name === 'headroom' ? address : `${base}${name}.html`),
    );
say('\nFirst load: kB transferred (gzip), ms until the canvas is there at full speed and at a quarter\n');
for (const { name } of subjects) {
  const of = paints.filter((paint) => paint.name === name);
  const figure = (read: (paint: FirstPaint) => number): string => median(of.map(read)).toFixed(0).padStart(6);
  say(
    `    ${name.padEnd(12)}${figure(({ kB }) => kB)} kB${figure(({ fast }) => fast)}${figure(({ slow }) => slow)}\n`,
  );
}

const openings: Opening[] = [];
for (let round = 0; round < ROUNDS; round++) openings.push(await templatesOpen(browser, NAMES, address));
say('\nTemplates: ms to open, from the press in the gallery to the second frame that shows the board');
say(' (of the main thread)\n');
for (const title of Object.keys(openings[0] ?? {})) {
  const figure = (of: 'ms' | 'work'): string =>
    median(openings.map((one) => one[title]?.[of] ?? Number.NaN)).toFixed(0);
  say(`    ${title.padEnd(24)}${figure('ms').padStart(6)}  (${figure('work')})\n`);
}

const running = await runningMotion(browser, NAMES, headroom(address));
const idle = await idleWork(browser, NAMES, headroom(address));
say(`\nWhile a run goes on, 100 components: ${running.frames.toFixed(0)} frames a second, `);
say(`${running.dots} dots, ${running.work.toFixed(1)} ms of the main thread a frame.\n`);
say(`Nothing moves: ${(100 * idle).toFixed(1)} % of one processor.\n`);
if (json) process.stdout.write(`${JSON.stringify({ rows, paints, openings, running, idle }, null, 2)}\n`);
await browser.close();
await product.close();
await others?.close();
process.exit(0);
