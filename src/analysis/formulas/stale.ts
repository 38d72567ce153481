import type { ReadsReport } from '../../simulation/report.ts';
import type { Plan } from '../load/plan.ts';
import { callsPerVisit, isCounted } from '../load/replies.ts';
import type { Carried } from '../load/stations.ts';
import { acceptsOf, lateShare } from './late.ts';

/** Between two refreshes, evenly. */
const MOMENTS = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);

/**
 * By station: what reads of a copy find, where it is one and is read. A write whose commit has waited for the copy is
 * never missed; else the copy is behind by the way of the write, its wait and application there (taken at their means)
 * and an exponential lag, and a read of what was written d before is stale with chance e^(-(d - way) / lag).
 */
export function readsOf(plan: Plan, { load, states }: Carried): readonly (ReadsReport | null)[] {
  const { network, flows, visitsOf } = plan;
  const copies = network.stations.map((): { rate: number; late: number; way: number }[] => []);
  const reads = readRates(plan);
  const careless = carelessRates(plan, reads);
  network.visits.forEach((visit, index) => {
    for (const call of visit.calls) {
      if (call.copy === undefined) continue;
      const target = network.visits[call.visit]!;
      const rate = flows.visits[index]! * call.calls;
      const counted = isCounted(call);
      const way = call.network.mean + states[target.station]!.waits.queue.mean + target.service.mean;
      const late = lateShare(visit, call);
      copies[target.station]!.push({ rate, late, way: counted ? 0 : way });
    }
  });
  return network.stations.map(({ copy }, station) => {
    const read = load * visitsOf[station]!.reduce((sum, visit) => sum + reads[visit]!, 0);
    if (copy === undefined || !(read > 0)) return null;
    const { lag, readAfter, refresh = 0 } = copy;
    const taken = (load * visitsOf[station]!.reduce((sum, visit) => sum + careless[visit]!, 0)) / read;
    const settled = (way: number): number =>
      way >= readAfter ? Number(way > readAfter || lag > 0) : lag > 0 ? Math.exp((way - readAfter) / lag) : 0;
    // Since the last refresh it is an even time up to `refresh`.
    const after = (way: number): number =>
      refresh > 0
        ? MOMENTS.reduce((sum, u) => sum + settled(way + u * refresh), 0) / MOMENTS.length
        : settled(way);
    const written = copies[station]!;
    const total = written.reduce((sum, { rate }) => sum + rate, 0);
    if (!(total > 0)) return { rate: read, stale: taken * after(0), behind: 1000 * (lag + refresh / 2) };
    let stale = 0;
    let behind = 0;
    for (const { rate, late, way } of written) {
      stale += (rate / total) * late * after(way);
      behind += (rate / total) * late * (way + lag + refresh / 2);
    }
    return { rate: read, stale: taken * stale, behind: 1000 * behind };
  });
}

/** By visit: how often it is performed at 1x without being a copied write. */
function readRates({ network, flows }: Plan): Float64Array {
  const rates = flows.visits.slice();
  network.visits.forEach((visit, index) => {
    for (const call of visit.calls)
      if (call.copy !== undefined || call.write)
        rates[call.visit] = rates[call.visit]! - flows.visits[index]! * callsPerVisit(network, visit, call);
  });
  // Differences of sums: a hair is nothing.
  return rates.map((rate, visit) => (rate > 1e-9 * flows.visits[visit]! ? rate : 0));
}

/** Of the reads of each visit those that take a copy as it is, or do not mind that it lacks what they ask for. */
function carelessRates({ network, flows }: Plan, reads: Float64Array): Float64Array {
  const rates = reads.slice();
  network.visits.forEach((visit, index) => {
    for (const call of visit.calls) {
      const { copy } = network.stations[network.visits[call.visit]!.station]!;
      if (
        copy === undefined ||
        call.copy !== undefined ||
        call.write ||
        acceptsOf(call, copy) > copy.readAfter
      )
        continue;
      rates[call.visit] = rates[call.visit]! - flows.visits[index]! * callsPerVisit(network, visit, call);
    }
  });
  return rates.map((rate, visit) => (rate > 1e-9 * flows.visits[visit]! ? rate : 0));
}

/** Share of a class's reads of copies that are stale. */
export function staleOf(
  plan: Plan,
  found: readonly (ReadsReport | null)[],
  index: number,
): { readonly stale?: number } {
  const { visits, stations } = plan.network;
  const reads = readRates(plan);
  const careless = carelessRates(plan, reads);
  const sum = (rates: Float64Array, of: (visit: number) => boolean): number =>
    rates.reduce((total, rate, visit) => (of(visit) ? total + rate : total), 0);
  let read = 0;
  let stale = 0;
  stations.forEach((_, station) => {
    const report = found[station];
    if (!report) return;
    const here = (visit: number): boolean => visits[visit]!.station === station;
    const mine = (visit: number): boolean => here(visit) && visits[visit]!.class === index;
    read += sum(reads, mine);
    // Those who do not mind are shown all that is stale.
    const taken = sum(careless, here);
    if (taken > 0) stale += (sum(careless, mine) * report.stale * sum(reads, here)) / taken;
  });
  return read > 0 ? { stale: stale / read } : {};
}
