import { formatCount } from '../catalog/units.ts';
import type { RunStatus } from '../state/shape.ts';

/** Simulated seconds with as many decimals as can be read: `0.42 s`, `8.3 s`, `60 s`. */
export function secondsWords(seconds: number): string {
  if (seconds >= 10) return `${formatCount(Math.round(seconds))} s`;
  return `${formatCount(Number(seconds.toFixed(seconds < 1 ? 2 : 1)))} s`;
}

/** What the run is doing. */
export function statusWords(status: RunStatus, clock: number): string {
  if (status === 'running') return 'Simulating...';
  if (status === 'paused') return 'Paused';
  if (status === 'done') return `Simulated ${secondsWords(clock)}`;
  if (status === 'failed') return 'The run failed';
  return 'Not run yet';
}

/** `12.4 of 60 s`: fixed decimals, so that the digits stand still. */
export function clockWords(clock: number, duration: number): string {
  return `${clock.toFixed(duration < 10 ? 2 : 1)} of ${secondsWords(duration)}`;
}
