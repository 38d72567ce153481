import { type Frame, LIMITS } from '../report.ts';
import { downShare } from './faults.ts';
import type { Machine } from './machine.ts';
import { REASON_COUNT } from './reasons.ts';
import { snapshot } from './snapshot.ts';
import { bindingOf, Stretch } from './stretch.ts';
import type { Windows } from './windows.ts';

const NOTHING_BINDS = 255;

function lately(m: Machine, windows: Windows, clock: number): Stretch {
  const { older, before, last, tick } = windows;
  const part = windows.partOf(clock);
  if (older === before || part === 1) return new Stretch(m, before, last, tick);
  return new Stretch(m, between(older, before, part), between(before, last, part), tick);
}

function between(from: Float64Array, to: Float64Array, part: number): Float64Array {
  return from.map((count, i) => count + (to[i]! - count) * part);
}

/**
 * Figures of as much time as a tick takes; before the first has ended, of what there is. Counts hold at the ends of ticks
 * only: the time shown ends one tick ago, and what was counted within a tick is taken as spread evenly over it, so that
 * figures go on from frame to frame, however long a tick takes to be worked off. Latencies are those of the last tick.
 */
export function frameOf(m: Machine, windows: Windows, clock: number, events: number): Frame {
  const begun = windows.before === windows.last;
  const stretch = begun
    ? new Stretch(m, windows.last, snapshot(m, clock, events), clock)
    : lately(m, windows, clock);
  const stationLatency = begun ? m.stationLatency : windows.stationLatency;
  const classLatency = begun ? m.classLatency : windows.classLatency;
  const { plan, tallies } = m;
  const perSecond = (count: number) => (stretch.seconds > 0 ? count / stretch.seconds : 0);
  const bindings = plan.network.stations.map((_, s) => bindingOf(stretch.limits(s)));
  const stations = (of: (station: number) => number) => Float32Array.from(bindings, (_, s) => of(s));
  const classes = (of: (cls: number) => number) => Float32Array.from(plan.network.classes, (_, c) => of(c));
  return {
    clock,
    load: m.load,
    stations: {
      utilization: stations((s) => bindings[s]!.utilization),
      binding: Uint8Array.from(bindings, ({ binding }) =>
        binding === null ? NOTHING_BINDS : LIMITS.indexOf(binding),
      ),
      queue: stations((s) => stretch.rate(tallies.waitingArea, s)),
      rate: stations((s) => stretch.rate(tallies.arrived, s)),
      failed: stations((s) => perSecond(stretch.sum(tallies.failed, s * REASON_COUNT, REASON_COUNT))),
      p99: stations((s) => 1000 * stationLatency[s]!.quantile(0.99)),
      ...(m.faulty && { down: stations((s) => downShare(m, s)) }),
      ...(plan.scaled.includes(1) && {
        replicas: stations((s) => (plan.scaled[s] === 0 ? 0 : tallies.running[s]!)),
      }),
    },
    connections: {
      rate: Float32Array.from(plan.network.connections, (_, k) =>
        perSecond(stretch.sum(tallies.sent, k * plan.classes, plan.classes)),
      ),
      failed: Float32Array.from(plan.network.connections, (_, k) =>
        stretch.rate(tallies.connectionFailed, k),
      ),
      classRate: Float32Array.from({ length: plan.connections * plan.classes }, (_, i) =>
        stretch.rate(tallies.sent, i),
      ),
    },
    classes: {
      throughput: classes((c) => stretch.rate(tallies.classCompleted, c)),
      failed: classes((c) => perSecond(stretch.sum(tallies.classFailed, c * REASON_COUNT, REASON_COUNT))),
      p50: classes((c) => 1000 * classLatency[c]!.quantile(0.5)),
      p99: classes((c) => 1000 * classLatency[c]!.quantile(0.99)),
    },
  };
}
