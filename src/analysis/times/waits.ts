import type { Station } from '../../simulation/network/station.ts';
import type { Wait } from '../formulas/erlang.ts';

/** Where a request waits at a station: for a slot, and before that for the link to pass on its payload. */
export interface Waits {
  readonly queue: Wait;
  /** The same by priority, where it is not the same for all. */
  readonly turns?: ReadonlyMap<number, Wait>;
  readonly link: Wait;
  /** After its service, for the answer to go out. */
  readonly out: Wait;
  /** In their slot, for the lock of a hot row: by visit. Absent: none. */
  readonly locks?: ReadonlyMap<number, Wait>;
  /** Share of requests that wait for an instance to be started for them; absent: none. */
  readonly cold?: number;
}

/** Seconds that a payload takes a station's link: one for each replica, one for all where nothing queues. */
export function transferTime(station: Station, payload: number): number {
  const links = station.intake === 'slots' ? 1 : station.replicas;
  return payload / (station.bandwidth * links);
}
