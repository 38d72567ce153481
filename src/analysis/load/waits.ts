import type { Station } from '../../simulation/network/station.ts';
import { NO_WAIT, type Wait } from '../formulas/erlang.ts';
import type { Arrivals } from '../formulas/pools.ts';
import { type Servers, waitOf } from '../formulas/queueing.ts';
import type { ShardGroup } from '../formulas/shards.ts';
import { turnsOf } from '../formulas/urgency.ts';
import type { Composition } from '../times/compose.ts';
import type { Moments } from '../times/moments.ts';
import { transferTime, type Waits } from '../times/waits.ts';
import type { Plan } from './plan.ts';

/** Waits by priority where classes differ in it, and their mean; `share` is what a request a second and second of it takes of all servers. */
export function turnsAt(
  { network, flows, visitsOf, urgencies }: Plan,
  load: number,
  index: number,
  below: Composition<Moments>,
  fifo: Wait,
  hold: Moments,
  share: number,
): { readonly by: ReadonlyMap<number, Wait>; readonly mean: Wait } | null {
  if (!urgencies.mixed[index]) return null;
  const { blocking } = network.stations[index]!;
  const uses = new Map<number, { use: number; rate: number }>();
  for (const visit of visitsOf[index]!) {
    const priority = urgencies.of(visit);
    const { use, rate } = uses.get(priority) ?? { use: 0, rate: 0 };
    const coming = load * flows.visits[visit]!;
    const time = blocking ? below.held(visit).mean : network.visits[visit]!.service.mean;
    uses.set(priority, { use: use + coming * time * share, rate: rate + coming });
  }
  const by = turnsOf(
    [...uses].map(([priority, { use }]) => ({ priority, use })),
    fifo,
    hold,
    1 / share,
  );
  const all = [...uses.values()].reduce((sum, { rate }) => sum + rate, 0);
  let mean = 0;
  for (const [priority, { rate }] of uses) if (rate > 0) mean += (rate / all) * by.get(priority)!.mean;
  return all > 0 ? { by, mean: { ...fifo, mean } } : null;
}

/**
 * With the wait for nodes that stand still: for the rest of a pause and the line behind it, which takes 1 / (1 - load) times as
 * long to be gone (its fluid limit), and for pauses that fall into a service of `mean` s.
 */
export function paused(
  wait: Wait,
  { every, length }: NonNullable<Station['pauses']>,
  mean: number,
  load: number,
): Wait {
  const share = length / every;
  const within = (mean * share) / (1 - share);
  const line = load < 1 - share ? (share * length) / 2 / (1 - load) : Infinity;
  return {
    chance: 1 - (1 - wait.chance) * (1 - Math.min(1, share / Math.max(1 - load, share))),
    mean: wait.mean + within + line,
  };
}

/** What is sent to each replica waits in the queue of that, whatever rule the rest goes by. */
export function blend(share: number, there: Wait, elsewhere: Wait): Wait {
  const part = (of: 'chance' | 'mean'): number => share * there[of] + (1 - share) * elsewhere[of];
  return { chance: part('chance'), mean: part('mean') };
}

/** Each shard is a queue of its own; a request waits in that of its key. */
export function shardWait(shards: readonly ShardGroup[], servers: Servers): Wait {
  let chance = 0;
  let mean = 0;
  for (const { share, count } of shards) {
    const wait = waitOf({ ...servers, rate: servers.rate * share, replicas: 1, batch: 1 });
    if (!(share > 0)) continue;
    chance += share * count * wait.chance;
    mean += share * count * wait.mean;
  }
  return { chance, mean };
}

/** What comes waits for one half of a link, and the answers that go out for the other. */
export function linkWaits(
  { network, flows }: Plan,
  load: number,
  index: number,
  balancing: Arrivals['rule'],
  size: number,
): Pick<Waits, 'link' | 'out'> {
  const station = network.stations[index]!;
  const { answers } = flows;
  const link = (rate: number, bytes: number, squares: number) =>
    linkWait(station, { rate, bytes, squares }, load, balancing, size);
  return {
    link: link(flows.stations[index]!, flows.bytes[index]!, flows.squares[index]!),
    out: link(answers.count[index]!, answers.bytes[index]!, answers.squares[index]!),
  };
}

/** A link serves one payload at a time; most requests have one, or none has. */
function linkWait(
  station: Station,
  { rate, bytes, squares }: { readonly rate: number; readonly bytes: number; readonly squares: number },
  load: number,
  balancing: Arrivals['rule'],
  size: number,
): Wait {
  if (!Number.isFinite(station.bandwidth) || !(rate > 0 && bytes > 0)) return NO_WAIT;
  const replicas = station.intake === 'slots' ? size : 1;
  const mean = transferTime(station, bytes / rate);
  // Sharing takes on average as long as exponential payloads would one after another, whatever they are (M/G/1-PS).
  const scv = station.transfers === 'shared' ? 1 : Math.max(0, (squares * rate) / bytes ** 2 - 1);
  return waitOf({ rate: load * rate, mean, scv, replicas, slots: 1, balancing });
}
