import { linkBacklog } from '../stations/link.ts';
import type { Histogram } from '../statistics/histogram.ts';
import type { Machine } from './machine.ts';
import { EVENTS, INSIDE, INSIDE_AREA, LOAD_AREA } from './tallies.ts';

/** All counts as of time `t`, with the areas of levels brought up to it. */
export function snapshot(m: Machine, t: number, events: number): Float64Array {
  const copy = new Float64Array(m.tallies.all.length);
  snapshotInto(copy, m, t, events);
  return copy;
}

/** The same in an array that is there already: a long run of few requests has more ticks than anything else. */
export function snapshotInto(copy: Float64Array, m: Machine, t: number, events: number): void {
  const { tallies, plan } = m;
  copy.set(tallies.all);
  addLevels(tallies.levels, copy, t);
  foldLatencies(m, copy);
  const linkBusy = tallies.offset(tallies.linkBusy);
  for (let s = 0; s < plan.stations; s++) {
    copy[linkBusy + s] = tallies.linkWork[s]! - (plan.bandwidth[s]! < Infinity ? linkBacklog(m, s, t, 0) : 0);
  }
  const answerBusy = tallies.offset(tallies.answerBusy);
  for (let s = 0; s < tallies.answerBusy.length; s++)
    if (plan.bandwidth[s]! < Infinity)
      copy[answerBusy + s] = tallies.answerWork[s]! - linkBacklog(m, s, t, plan.totalReplicas);
  const instances = tallies.offset(tallies.instancesArea);
  for (let r = 0; plan.starts && r < plan.totalReplicas; r++) {
    m.instances[r]!.expire(t);
    copy[instances + plan.replicaStation[r]!]! += m.instances[r]!.aliveArea + m.instances[r]!.alive * t;
  }
  const system = tallies.offset(tallies.system);
  copy[system + INSIDE_AREA]! += tallies.system[INSIDE]! * t;
  copy[system + LOAD_AREA]! += m.load * t;
  copy[system + EVENTS] = events;
}

/** Brings the areas up to `t` by their levels, which may be any of the columns that `levels` pairs. */
function addLevels(levels: Int32Array, copy: Float64Array, t: number): void {
  for (let i = 0; i < levels.length; i += 3) {
    const from = levels[i]!;
    const to = levels[i + 1]!;
    const count = levels[i + 2]!;
    for (let k = 0; k < count; k++) copy[to + k]! += copy[from + k]! * t;
  }
}

/** Adds the latencies recorded in this tick to the counts and sums of completions in `to`. */
export function foldLatencies(m: Machine, to: Float64Array): void {
  const { tallies } = m;
  fold(to, m.stationLatency, tallies.offset(tallies.completed), tallies.offset(tallies.latency));
  fold(to, m.classLatency, tallies.offset(tallies.classCompleted), tallies.offset(tallies.classLatency));
  fold(to, m.deliveries, tallies.offset(tallies.classDelivered), tallies.offset(tallies.classDeliveryTime));
}

function fold(to: Float64Array, histograms: readonly Histogram[], count: number, sum: number): void {
  for (let i = 0; i < histograms.length; i++) {
    to[count + i]! += histograms[i]!.count;
    to[sum + i]! += histograms[i]!.sum;
  }
}
