import type { Station } from '../../simulation/network/station.ts';
import type { Network } from '../../simulation/network.ts';
import { type Bounded, boundedWait } from './bounded.ts';
import type { Wait } from './erlang.ts';
import { impatientWait } from './impatience.ts';
import { cappedWait } from './inFlight.ts';
import type { Servers } from './queueing.ts';

/** Whoever comes one by one is let in or not, and leaves again if need be: what formulas of losses are about. */
export function comesSingly({ buffer, batch, discipline, scaling, instances }: Station): boolean {
  return !(buffer || batch || discipline !== undefined || scaling || instances);
}

/** By station: it takes messages when it has room for them, and refuses none. */
export function takersOf({ stations, visits }: Network): ReadonlySet<number> {
  return new Set(
    visits
      .filter(({ station }) => stations[station]!.buffer)
      .flatMap(({ calls }) => calls.map(({ visit }) => visits[visit]!.station)),
  );
}

/**
 * Waits and losses by the limits of a queue: its length, how long requests stay in it, how many may be inside. Where a station has
 * several, by the one that leaves the shortest wait. Null where none of them matters; `endless` is the wait without them.
 */
export function lossesAt(
  { queueLimit, queueTimeout = Infinity, inFlightLimit = Infinity, intake }: Station,
  servers: Servers,
  endless: Wait,
): Bounded | null {
  const found = [
    queueLimit < Infinity ? boundedWait(servers, queueLimit, endless) : null,
    queueTimeout < Infinity && intake === 'slots' ? impatientWait(servers, queueTimeout, endless) : null,
    inFlightLimit < Infinity ? cappedWait(servers, inFlightLimit, endless) : null,
  ].filter((one) => one !== null);
  return found.sort((a, b) => a.wait.mean - b.wait.mean || b.refused - a.refused)[0] ?? null;
}
