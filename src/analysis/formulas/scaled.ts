import type { Balancing } from '../../catalog/kind.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Moments } from '../times/moments.ts';
import { waitOf } from './queueing.ts';

/** What comes to a station: requests/s, how long one holds its slot and stays inside after that, s; how replicas are chosen. */
export interface Coming {
  readonly rate: number;
  readonly hold: Moments;
  readonly away: number;
  readonly balancing: Balancing;
  /** Requests that come at once. */
  readonly batch: number;
}

/** By how much rounding may have moved a quotient that is rounded up. */
const ROUNDING = 1e-9;

/** Replicas that a station has, or of an autoscaled one as many as its target asks for in the end, at least those it starts with. Whatever comes keeps one that could come down to none. */
export function scaledSize(station: Station, coming: Coming): number {
  const { replicas, slots, batch, scaling, intake } = station;
  if (scaling === undefined || intake !== 'slots') return replicas;
  const { min, max, target, metric } = scaling;
  const { rate, hold } = coming;
  const least = Math.max(min, replicas);
  const within = (wanted: number) => Math.min(max, Math.max(least, Math.ceil(wanted - ROUNDING)));
  const erlangs = (rate * hold.mean) / (slots * (batch?.size ?? 1));
  if (metric === undefined) return within(erlangs / target);
  if (metric === 'requests') return within(rate / target);
  // Fewer replicas let more wait, and those who wait ask for more of them: the fewest that are content with what waits then.
  let [low, high] = [within(erlangs), max];
  const isEnough = (size: number) => size * target >= insideOf(station, coming, size) * (1 - ROUNDING);
  while (low < high) {
    const size = Math.floor((low + high) / 2);
    if (isEnough(size)) high = size;
    else low = size + 1;
  }
  return low;
}

/** Requests inside on average, by Little's law, and messages that wait for it. */
function insideOf({ slots, batch }: Station, coming: Coming, replicas: number): number {
  const { rate, hold, away, balancing } = coming;
  const scv = hold.mean > 0 ? hold.variance / hold.mean ** 2 : 0;
  const servers = { replicas, slots: slots * (batch?.size ?? 1), balancing, away };
  const wait = waitOf({ ...servers, rate, mean: hold.mean, scv, batch: coming.batch });
  return rate * (wait.mean + hold.mean + away);
}
