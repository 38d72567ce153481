/**
 * `npm run bench:ui [-- --json] [-- --quick] [-- --sizes=300,2000] [-- canvas first templates live]`: how the built page
 * keeps up with a hand, beside tldraw, Excalidraw, a bare React Flow and the least a canvas can do, all showing the same
 * boxes and lines; when it can be used; how long each template takes to open; and what a run costs. They take turns, and
 * medians are compared. The whole of it takes about a quarter of an hour.
 */
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser, LAUNCH_ARGS } from '../browser.ts';
import { firstPaints, sayFirstPaints } from './first.ts';
import { live, sayLive } from './live.ts';
import { buildPeers, PEERS } from './peers.ts';
import { motionRows, sayMotions } from './rows.ts';
import { headroom, peer } from './subjects.ts';
import { openings, sayOpenings } from './templates.ts';

const wanted = process.argv.slice(2);
const json = wanted.includes('--json');
const quick = wanted.includes('--quick');
const named = wanted.filter((word) => !word.startsWith('-'));
const has = (part: string): boolean => named.length === 0 || named.includes(part);
const rounds = quick ? 1 : 2;
const sizes = wanted.find((word) => word.startsWith('--sizes='))?.slice('--sizes='.length);

const say = (text: string): void => void (json || process.stdout.write(text));

const product = await preview({ preview: { host: 'localhost', port: 0 }, logLevel: 'error' });
const address = product.resolvedUrls?.local[0] ?? '';
const peers = has('canvas') || has('first') ? await buildPeers() : { why: 'not asked for' };
const others =
  'dir' in peers
    ? await preview({
        configFile: false,
        build: { outDir: peers.dir },
        preview: { host: 'localhost', port: 0 },
        logLevel: 'error',
      })
    : null;
if ('why' in peers) say(`Without tldraw, Excalidraw and bare React Flow: ${peers.why}\n`);
const base = others?.resolvedUrls?.local[0] ?? '';
const pages = PEERS.map((name) => ({ name, address: `${base}${name}.html` }));
/**
 * With tools attached, as they are here, V8 notes where each Error is made, and reads a whole script a second time to know
 * it: React makes some as it starts, and all that is loaded is read twice. Visitors have no tools.
 */
const NOTED_AT_ONCE = '--js-flags=--no-enable-lazy-source-positions';
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: [...LAUNCH_ARGS, NOTED_AT_ONCE],
});

const results: Record<string, unknown> = {};
if (has('canvas')) {
  const subjects = [headroom(address), ...(others ? pages.map((page) => peer(page.name, page.address)) : [])];
  const rows = await motionRows(browser, subjects, {
    sizes: sizes?.split(',').map(Number) ?? (quick ? [100, 1000] : [100, 300, 1000, 2000]),
    views: quick ? ['all'] : ['all', 'near'],
    rounds,
    say,
  });
  sayMotions(rows, say);
  results.rows = rows;
}
if (has('first')) {
  const compared = pages.filter(({ name }) => others && name !== 'floor');
  const paints = await firstPaints(browser, [{ name: 'headroom', address }, ...compared], rounds);
  sayFirstPaints(paints, say);
  results.paints = paints;
}
if (has('templates')) {
  results.openings = await openings(browser, address, 1);
  sayOpenings(results.openings as Awaited<ReturnType<typeof openings>>, say);
}
if (has('live')) {
  results.live = await live(browser, address);
  sayLive(results.live as Awaited<ReturnType<typeof live>>, say);
}
if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
await browser.close();
await product.close();
await others?.close();
process.exit(0);
