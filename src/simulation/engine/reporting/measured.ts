import type { Scenario } from '../../network/scenario.ts';
import type { Network } from '../../network.ts';
import type { FailureReason, Interval, LatencySummary } from '../../report.ts';
import { createHistogram, type Histogram } from '../../statistics/histogram.ts';
import { quantileInterval } from '../../statistics/quantile.ts';
import { ratioHalfWidth, timeHalfWidth } from '../../statistics/ratio.ts';
import { mser5, startsApart } from '../../statistics/warmup.ts';
import type { Machine } from '../machine.ts';
import { REASON_COUNT, REASONS } from '../reasons.ts';
import { snapshot } from '../snapshot.ts';
import { Stretch } from '../stretch.ts';
import { INSIDE_AREA } from '../tallies.ts';
import { WINDOWS_A_BLOCK, type Windows } from '../windows.ts';

export interface RunFacts {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly clock: number;
  readonly events: number;
}

/** A run cut into its warm-up and what follows, and what all parts of a report say in the same way. */
export class Measured {
  readonly m: Machine;
  readonly windows: Windows;
  readonly run: RunFacts;
  /** First block and window after the warm-up. */
  readonly block: number;
  readonly firstWindow: number;
  readonly whole: Stretch;
  /** After the warm-up. */
  readonly steady: Stretch;
  /** There was one level to measure: the load was constant, and what is inside did not grow to the end. */
  settled = true;
  readonly byWindow: readonly Stretch[];

  constructor(m: Machine, windows: Windows, run: RunFacts) {
    this.m = m;
    this.windows = windows;
    this.run = run;
    const { marks, width } = windows;
    const end = snapshot(m, run.clock, run.events);
    this.byWindow = marks.slice(1).map((mark, i) => new Stretch(m, marks[i]!, mark, width));
    this.block = this.warmUpBlocks();
    this.firstWindow = this.block * WINDOWS_A_BLOCK;
    this.whole = new Stretch(m, marks[0]!, end, run.clock);
    this.steady = new Stretch(m, marks[this.firstWindow]!, end, run.clock - this.firstWindow * width);
  }

  /**
   * MSER-5 on the mean number of requests inside by window, up to the first change of load, rounded up to a
   * twentieth of the run. At least one twentieth goes, as every run starts empty; no more than half of what was
   * reached. Where the series never settles (an overloaded queue grows and grows) one twentieth goes, and where what
   * would go is no different from the rest.
   */
  private warmUpBlocks(): number {
    const { byWindow, windows, run } = this;
    const most = Math.floor(byWindow.length / 2 / WINDOWS_A_BLOCK);
    const firstChange = firstChangeOf(run.scenario, this.m.plan.network);
    const inside = byWindow
      .filter((_, i) => (i + 1) * windows.width <= firstChange)
      .map((w) => w.rate(this.m.tallies.system, INSIDE_AREA));
    const cut = mser5(inside);
    const isLate = cut >= 0.45 * inside.length;
    const isApart = startsApart(inside, WINDOWS_A_BLOCK, cut, WINDOWS_A_BLOCK);
    this.settled = firstChange >= run.clock && !(isLate && isApart);
    return Math.min(most, isApart && !isLate ? Math.ceil(cut / WINDOWS_A_BLOCK) : 1);
  }

  failures(column: Float64Array, index: number): Partial<Record<FailureReason, number>> {
    const failures: Partial<Record<FailureReason, number>> = {};
    REASONS.forEach((reason, i) => {
      const rate = this.steady.rate(column, index * REASON_COUNT + i + 1);
      if (rate > 0) failures[reason] = rate;
    });
    return failures;
  }

  /** Half-width, ms, of the mean of what each had, from the sums by window in s. */
  halfEach(sum: (window: Stretch) => number, count: Float64Array, i: number): number {
    const windows = this.byWindow.slice(this.firstWindow);
    const counts = windows.map((w) => w.grown(count, i));
    return 1000 * ratioHalfWidth(windows.map(sum), counts);
  }

  /** The same of a mean over time, in its unit; `count` says how much there was to see. */
  halfOverTime(mean: (window: Stretch) => number, count: Float64Array, i: number): number {
    return timeHalfWidth(this.byWindow.slice(this.firstWindow).map(mean), this.steady.grown(count, i));
  }

  latency(batches: readonly Histogram[], sum: Float64Array, count: Float64Array, i: number): LatencySummary {
    const histogram = createHistogram();
    for (const batch of batches) histogram.merge(batch);
    const ms = (q: number) => 1000 * histogram.quantile(q);
    const around = (q: number): Interval => {
      const { low, high } = quantileInterval(q, histogram, batches);
      return { low: 1000 * low, high: 1000 * high };
    };
    return {
      count: histogram.count,
      mean: { value: 1000 * histogram.mean, half: this.halfEach((w) => w.grown(sum, i), count, i) },
      p50: ms(0.5),
      p90: ms(0.9),
      p95: ms(0.95),
      p99: ms(0.99),
      p999: ms(0.999),
      max: 1000 * histogram.max,
      intervals: {
        p50: around(0.5),
        p90: around(0.9),
        p95: around(0.95),
        p99: around(0.99),
        p999: around(0.999),
      },
    };
  }
}

/** When what comes in first differs by plan from what came before, s; bursts are part of a steady load. */
function firstChangeOf({ load, faults }: Scenario, { classes }: Network): number {
  const changes = classes.map(({ profile }) => {
    const { points = [], period } = profile ?? {};
    if (period !== undefined) return 0;
    const turn = points.findIndex((point, i) => point.factor !== points[Math.max(0, i - 1)]!.factor);
    return turn < 0 ? Infinity : points[turn - 1]!.at;
  });
  return Math.min(load[1]?.at ?? Infinity, faults?.[0]?.at ?? Infinity, ...changes);
}

/** Areas are differences of sums: nothing may come out as a hair below nothing. */
export function clean(x: number): number {
  return Math.max(0, x);
}
