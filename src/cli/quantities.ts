import { BadInput } from './io.ts';

const NUMBER = '([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?)';

/** A number and what is written behind it; null if it does not begin with a number. */
export function measure(text: string): { readonly value: number; readonly unit: string } | null {
  const found = new RegExp(`^\\s*${NUMBER}\\s*(\\D*)$`, 'i').exec(text);
  return found ? { value: Number(found[1]), unit: (found[2] ?? '').trim() } : null;
}

/** Milliseconds of a unit of time. */
export const TIME_UNITS: Readonly<Record<string, number>> = {
  us: 0.001,
  µs: 0.001,
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};

/** The longest run: longer ones are an accident, and would never end. */
const LONGEST = 30 * 24 * 3600;

/** Seconds of `60s`, `500ms`, `2m`, `1h`. */
export function parseDuration(text: string): number {
  const found = measure(text);
  const scale = found && Object.hasOwn(TIME_UNITS, found.unit) ? TIME_UNITS[found.unit] : undefined;
  if (!found || scale === undefined)
    throw new BadInput(`--duration ${JSON.stringify(text)} is no time; write it as 60s, 500ms or 2m.`);
  const seconds = (found.value * scale) / 1000;
  if (seconds > 0 && seconds <= LONGEST) return seconds;
  throw new BadInput(`--duration ${JSON.stringify(text)} is out of range: more than 0, at most 720h.`);
}

/** The factor of `2x`, `0.5x` or `2`. */
export function parseLoad(text: string): number {
  const found = measure(text);
  if (!found || !['', 'x', '×'].includes(found.unit.toLowerCase()))
    throw new BadInput(`--load ${JSON.stringify(text)} is no factor; write it as 2x.`);
  if (found.value > 0 && found.value <= 1e6) return found.value;
  throw new BadInput(`--load ${JSON.stringify(text)} is out of range: more than 0, at most 1000000x.`);
}

export function parseSeed(text: string): number {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= 0xffffffff) return seed;
  throw new BadInput(`--seed ${JSON.stringify(text)} is no seed; it is a whole number from 0 to 4294967295.`);
}
