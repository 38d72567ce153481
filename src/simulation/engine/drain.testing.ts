import { expect } from 'vitest';
import type { Fault } from '../network/scenario.ts';
import type { Network } from '../network.ts';
import { Arrivals } from './arrivals.ts';
import { Machine } from './machine.ts';
import { QuotaScalers } from './quotaScalers.ts';
import { REASON_COUNT } from './reasons.ts';
import { Scalers } from './scalers.ts';
import { Timeline } from './timeline.ts';
import { work, workOff } from './work.ts';

interface Load {
  readonly faults?: readonly Fault[];
  /** Of the rates of the network. */
  readonly factor?: number;
  /** Nobody asks any more from then on, s. */
  readonly until: number;
}

/** Load for a while, then none until everything has run dry. Windows and reports have no part in it. */
export function drained(network: Network, seed: number, given: Load): Machine {
  const { faults = [], factor = 1, until } = given;
  const machine = new Machine(network, seed, true);
  const arrivals = new Arrivals(machine, seed, factor);
  const timeline = new Timeline(machine, faults);
  const scalers = new Scalers(machine);
  const quotas = new QuotaScalers(machine);
  for (;;) {
    const [fault, look, quota] = [timeline.next(), scalers.next(), quotas.next()];
    const next = Math.min(fault, look, quota);
    // Autoscalers look for ever, and what breaks is to heal.
    if (next >= until && fault === Infinity) break;
    work(machine, arrivals, next);
    machine.calendar.time = next;
    if (next === quota) quotas.follow(next);
    if (next === look) scalers.follow(next);
    workOff(machine);
    if (next === fault) timeline.follow(next);
    workOff(machine);
  }
  work(machine, arrivals, until);
  const { tallies } = machine;
  for (const level of [tallies.inside, tallies.waiting, tallies.busy]) {
    for (const n of level) expect(n).toBeGreaterThanOrEqual(0);
  }
  machine.calendar.time = until;
  arrivals.setLoad(0);
  work(machine, arrivals, Infinity);
  return machine;
}

const capacityOf = ({ stations }: Network, s: number): number => {
  const { eviction, capacity } = stations[s]!.contents!;
  return eviction === 'age' ? Infinity : capacity;
};
const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-6 * (1 + Math.abs(b)));

/** What holds for every run that has run dry, whatever its network: everything is accounted for, and nothing is left. */
export function expectAccounted(network: Network, m: Machine): void {
  const t = m.tallies;
  const completed = (s: number) => m.stationLatency[s]!.count;
  expect(m.rows.used).toBe(0);
  expect(m.legs.used).toBe(0);
  expect(m.tries.used).toBe(0);
  if (m.caches !== null) {
    expect(m.caches.loads.used).toBe(0);
    expect(m.caches.bound.size).toBe(0);
    for (const building of m.caches.building) expect(building?.size ?? 0).toBe(0);
    for (const [i, kept] of m.caches.contents.entries())
      if (kept !== null)
        expect(kept.size).toBeLessThanOrEqual(capacityOf(network, m.plan.replicaStation[i]!));
    network.stations.forEach((_, i) => {
      const end = m.plan.firstReplica[i + 1]!;
      const kept = m.caches!.contents.slice(m.plan.firstReplica[i]!, end);
      expect(t.entries[i]).toBe(kept.reduce((sum, one) => sum + (one?.size ?? 0), 0));
    });
  }
  expect(m.messages.used).toBe(0);
  expect(m.pollers?.mail ?? 0).toBe(0);
  expect(m.rows.message.every((message) => message === -1)).toBe(true);
  expect(m.partitions.locked.every((locked) => locked === 0)).toBe(true);
  expect(m.batches.used).toBe(0);
  for (const levels of [
    t.inside,
    t.waiting,
    t.busy,
    t.sessions,
    m.sessions?.held ?? [],
    t.pooled,
    m.busy,
    m.inFlight,
    t.shardBusy,
    m.queues.length,
    m.pools.used,
    m.pools.waiting,
    t.locked,
    t.lockWaits,
    m.leases?.holder.map((row) => (row < 0 ? 0 : 1)) ?? [],
  ]) {
    for (const level of levels) expect(level).toBe(0);
  }
  const sum = (column: Float64Array, at: number) =>
    column.subarray(at * REASON_COUNT, (at + 1) * REASON_COUNT).reduce((total, n) => total + n, 0);
  for (const c of network.classes.keys())
    expect(t.classCreated[c]).toBe(m.classLatency[c]!.count + sum(t.classFailed, c));
  network.stations.forEach((s, i) => {
    expect(t.arrived[i], s.id).toBe(completed(i) + sum(t.failed, i));
    expect(t.kept[i], s.id).toBe(t.acknowledged[i]! + t.lost[i]! + t.dead[i]! + t.expired[i]!);
    // Little's law, exact at an empty instant: the area under the queue is the sum of all waits.
    near(t.waitingArea[i]!, t.waited[i]!);
    if (sum(t.failed, i) === 0) near(t.insideArea[i]!, m.stationLatency[i]!.sum);
    // Utilization law: busy time is service time, except where a slot is held or a miss takes its own time.
    if (s.intake === 'slots' && !s.blocking && s.hitRatio < 0 && !s.hotWrites)
      near(t.busyArea[i]!, t.served[i]!);
    // Shared processors hold nothing.
    if (s.intake === 'slots' && s.blocking && s.discipline === undefined)
      expect(t.busyArea[i]).toBeGreaterThanOrEqual(t.served[i]! - 1e-6);
  });
  // The parts of a request's time never exceed the whole, and are all of it where nobody travels.
  const travels =
    network.stations.some(({ bandwidth }) => bandwidth < Infinity) ||
    network.visits.some(({ calls }) => calls.some((call) => call.network.mean > 0));
  for (const c of network.classes.keys()) {
    const [parts, whole] = [
      t.classQueued[c]! + t.classServed[c]! + t.classAsking[c]!,
      m.classLatency[c]!.sum,
    ];
    if (!travels) near(parts, whole);
    else expect(parts).toBeLessThanOrEqual(whole + 1e-6);
  }
}
