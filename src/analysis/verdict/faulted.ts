import { formatMs } from '../../catalog/units.ts';
import type { Fault } from '../../simulation/network/scenario.ts';
import type { Bottleneck } from '../results.ts';

/** Share of arrivals from which something counts as failing; what fails now and then in any system stays below. */
export const FAILING = 0.005;

/** What failed, and how many requests/s it cost. */
export interface Failing {
  readonly lost: number;
  readonly bottleneck: Bottleneck;
}

export const ONLY_WAITED = 'What else was slow or refused may only have waited for it.';

/** `from 20 s on`, `from 20 s to 30 s`. */
export function whenWords({ at, until }: Fault): string {
  return until === undefined ? `from ${time(at)} on` : `from ${time(at)} to ${time(until)}`;
}

const time = (seconds: number): string =>
  seconds < 120 ? `${Number(seconds.toFixed(1))} s` : formatMs(1000 * seconds);
