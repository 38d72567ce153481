/** `npm run size`: what of the built page is fetched before the canvas is usable, brotli. Fails above the budget. */
import { BUDGET, firstLoad, totalOf } from './firstLoad.ts';

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;

const loaded = firstLoad();
for (const { path, bytes } of loaded) console.log(`${kB(bytes)}  ${path}`);
const total = totalOf(loaded);
console.log(`${kB(total)}  of ${kB(BUDGET).trim()}`);
if (total > BUDGET) process.exitCode = 1;
