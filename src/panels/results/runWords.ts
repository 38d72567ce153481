import { formatCount } from '../../catalog/units.ts';
import type { RunStatus } from '../../state/shape.ts';
import * as words from '../../words/runBar.ts';

const MINUTE = 60;
const HOUR = 3600;

/** Seconds of the unit in which so long a time can be read. */
const unitOf = (seconds: number): readonly [size: number, name: string] =>
  seconds >= 2 * HOUR ? [HOUR, 'h'] : seconds >= 5 * MINUTE ? [MINUTE, 'min'] : [1, 's'];

/** Simulated time with as many decimals as can be read: `0.42 s`, `8.3 s`, `60 s`, `15 min`, `40 h`. */
export function secondsWords(seconds: number): string {
  const [size, name] = unitOf(seconds);
  if (size > 1) return `${formatCount(Number((seconds / size).toFixed(1)))} ${name}`;
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
  const shown = clock / unitOf(duration)[0];
  return words.clockOf(shown.toFixed(duration < 10 ? 2 : 1), secondsWords(duration));
}
