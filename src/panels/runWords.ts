import { formatCount } from '../catalog/units.ts';
import type { RunStatus } from '../state/shape.ts';
import * as words from '../words/runBar.ts';

const HOUR = 3600;
/** From here on seconds are hard to read. */
const LONG = 2 * HOUR;

/** Simulated time with as many decimals as can be read: `0.42 s`, `8.3 s`, `60 s`, `40 h`. */
export function secondsWords(seconds: number): string {
  if (seconds >= LONG) return `${formatCount(Number((seconds / HOUR).toFixed(1)))} h`;
  if (seconds >= 10) return `${formatCount(Math.round(seconds))} s`;
  return `${formatCount(Number(seconds.toFixed(seconds < 1 ? 2 : 1)))} s`;
}

/** What the run is doing. */
export function statusWords(status: RunStatus, clock: number): string {
  if (status === 'running') return words.simulating;
  if (status === 'paused') return words.paused;
  if (status === 'done') return words.simulated(secondsWords(clock));
  if (status === 'failed') return words.failed;
  return words.notRun;
}

/** `12.4 of 60 s`: fixed decimals, so that the digits stand still. */
export function clockWords(clock: number, duration: number): string {
  const shown = duration >= LONG ? clock / HOUR : clock;
  return words.clockOf(shown.toFixed(duration < 10 ? 2 : 1), secondsWords(duration));
}
