import type { Network, Scenario } from '../network.ts';
import type {
  CacheReport,
  ClassReport,
  ComponentReport,
  ConnectionReport,
  Exemplar,
  FailureReason,
  Interval,
  LatencySummary,
  LeasesReport,
  MessageOutcomes,
  MessagesReport,
  ReadsReport,
  Report,
  Series,
  SessionsReport,
} from '../report.ts';
import { oldestAge } from '../stations/buffer.ts';
import { createHistogram, type Histogram } from '../statistics/histogram.ts';
import { precisionOf } from '../statistics/precision.ts';
import { quantileInterval } from '../statistics/quantile.ts';
import { ratioHalfWidth } from '../statistics/ratio.ts';
import { mser5, startsApart } from '../statistics/warmup.ts';
import type { Machine } from './machine.ts';
import { BATCHED } from './plan/codes.ts';
import { REASON_COUNT, REASONS } from './reasons.ts';
import { snapshot } from './snapshot.ts';
import { bindingOf, Stretch } from './stretch.ts';
import { INSIDE_AREA } from './tallies.ts';
import { WINDOWS_A_BLOCK, type Windows } from './windows.ts';

export interface RunFacts {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly clock: number;
  readonly events: number;
}

export function reportOf(m: Machine, windows: Windows, run: RunFacts): Report {
  return new Reporter(m, windows, run).report();
}

class Reporter {
  private readonly m: Machine;
  private readonly windows: Windows;
  private readonly run: RunFacts;
  /** First block and window after the warm-up. */
  private readonly block: number;
  private readonly firstWindow: number;
  private readonly whole: Stretch;
  /** After the warm-up. */
  private readonly steady: Stretch;
  /** There was one level to measure: the load was constant, and what is inside did not grow to the end. */
  private settled = true;
  private readonly byWindow: readonly Stretch[];

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

  report(): Report {
    const { m, run, whole } = this;
    const { stations, classes, connections } = m.plan.network;
    const { classCreated, classCompleted, classFailed, system } = m.tallies;
    const total = (column: Float64Array) => whole.sum(column, 0, column.length);
    const ofClasses = Object.fromEntries(classes.map(({ id }, c) => [id, this.ofClass(c)]));
    const warmup = this.firstWindow * this.windows.width;
    return {
      version: 1,
      seed: run.seed,
      scenario: run.scenario,
      duration: run.clock,
      warmup,
      precision: precisionOf({ classes: ofClasses, duration: run.clock, warmup }, this.settled),
      totals: {
        created: total(classCreated),
        completed: total(classCompleted),
        failed: total(classFailed),
        inside: system[0]!,
        events: run.events,
      },
      classes: ofClasses,
      components: Object.fromEntries(stations.map(({ id }, s) => [id, this.ofStation(s)])),
      connections: Object.fromEntries(connections.map(({ id }, k) => [id, this.ofConnection(k)])),
      series: this.series(),
    };
  }

  private ofClass(c: number): ClassReport {
    const { m, steady } = this;
    const t = m.tallies;
    const completed = steady.grown(t.classCompleted, c);
    const mean = (column: Float64Array) => (1000 * steady.grown(column, c)) / completed;
    const [latency, queue, service] = [mean(t.classLatency), mean(t.classQueued), mean(t.classServed)];
    const goodput = steady.rate(t.classCompleted, c);
    return {
      offered: steady.rate(t.classCreated, c),
      throughput: goodput + steady.rate(t.classLate, c),
      goodput,
      failures: this.failures(t.classFailed, c),
      latency: this.latency(this.windows.classSince(this.block, c), t.classLatency, t.classCompleted, c),
      // What is neither queue nor service is travel, up to the last bits of the sums.
      split: { network: Math.max(0, latency - queue - service), queue, service },
      ...this.deliveries(c),
      ...(steady.grown(t.classReads, c) > 0 && {
        stale: steady.grown(t.classStale, c) / steady.grown(t.classReads, c),
      }),
      exemplars: this.exemplars(c),
    };
  }

  private deliveries(c: number): Pick<ClassReport, 'delivery' | 'empty'> {
    const { m, steady, windows } = this;
    const { classDelivered, classDeliveryTime, classAnswered, classEmpty } = m.tallies;
    const answered = steady.grown(classAnswered, c);
    const rate = m.plan.dates ? steady.rate(classDelivered, c) : 0;
    return {
      ...(rate > 0 && {
        delivery: {
          rate,
          latency: this.latency(windows.deliveriesSince(this.block, c), classDeliveryTime, classDelivered, c),
        },
      }),
      ...(answered > 0 && { empty: steady.grown(classEmpty, c) / answered }),
    };
  }

  private exemplars(c: number): readonly Exemplar[] {
    const { m, windows } = this;
    const all = createHistogram();
    for (const block of windows.classSince(this.block, c)) all.merge(block);
    const since = this.firstWindow * windows.width;
    const { network, calls } = m.plan;
    return m.traces.exemplars(network, calls, c, since, all.quantile(0.5), all.quantile(0.99));
  }

  private ofStation(s: number): ComponentReport {
    const { m, steady, windows } = this;
    const t = m.tallies;
    const limits = steady.limits(s);
    const started = steady.grown(t.started, s);
    const mean = (column: Float64Array) => (started > 0 ? (1000 * steady.grown(column, s)) / started : 0);
    let longest = m.peak[s]!;
    for (const peak of windows.peaks.slice(this.firstWindow)) longest = Math.max(longest, peak[s]!);
    return {
      ...bindingOf(limits),
      limits,
      queueLength: clean(steady.rate(t.waitingArea, s)),
      maxQueueLength: longest,
      arrivalRate: steady.rate(t.arrived, s),
      throughput: steady.rate(t.completed, s),
      failures: this.failures(t.failed, s),
      ...(m.plan.discipline[s] === BATCHED && { batch: started / steady.grown(t.batches, s) }),
      ...(m.plan.scaled[s] !== 0 && { replicas: { mean: steady.running(s), last: t.running[s]! } }),
      ...(m.plan.quotaFollows[s] !== 0 && { quota: { mean: steady.quota(s), last: m.quota[s]! } }),
      ...(m.plan.startsInstances[s] !== 0 && {
        instances: {
          mean: clean(steady.rate(t.instancesArea, s)),
          cold: started > 0 ? steady.grown(t.coldStarts, s) / started : 0,
        },
      }),
      wait: Math.max(0, mean(t.waited) - mean(t.inVain)),
      service: mean(t.served),
      latency: this.latency(windows.stationSince(this.block, s), t.latency, t.completed, s),
      ...(steady.grown(t.reads, s) > 0 && { reads: this.reads(s) }),
      ...(m.plan.sessionGroup[s]! >= 0 && { sessions: this.sessions(s) }),
      ...(m.plan.buffer[s] !== 0 && { messages: this.messages(s) }),
      ...((m.leases?.count[s] ?? 0) > 0 && { leases: this.leases(s) }),
      ...(m.plan.network.stations[s]!.contents && { cache: this.cache(s) }),
    };
  }

  private reads(s: number): ReadsReport {
    const { tallies } = this.m;
    const reads = this.steady.grown(tallies.reads, s);
    return {
      rate: this.steady.rate(tallies.reads, s),
      stale: this.steady.grown(tallies.staleReads, s) / reads,
      behind: (1000 * this.steady.grown(tallies.behind, s)) / reads,
    };
  }

  private leases(s: number): LeasesReport {
    const { leases, leasesLost, staleWrites, fencedOff } = this.m.tallies;
    const rate = (column: Float64Array) => this.steady.rate(column, s);
    return { given: rate(leases), lost: rate(leasesLost), stale: rate(staleWrites), fenced: rate(fencedOff) };
  }

  private sessions(s: number): SessionsReport {
    const { m, run } = this;
    const { plan, tallies } = m;
    const g = plan.sessionGroup[s]!;
    const { wanted, lowest } = m.sessions!;
    let refused = 0;
    plan.network.classes.forEach(({ sessions }, c) => {
      if (sessions?.station !== s || sessions.by !== 'connects') return;
      for (let reason = 1; reason < REASON_COUNT; reason++)
        refused += tallies.classFailed[c * REASON_COUNT + reason]!;
    });
    return {
      open: tallies.sessions[s]!,
      wanted: wanted[g]!,
      lowest: lowest[g]!,
      opened: tallies.connected[s]!,
      refused,
      outage: m.sessions!.outageAt(g, run.clock),
      out: m.sessions!.isOut(g),
    };
  }

  private messages(s: number): MessagesReport {
    const { m, run, windows } = this;
    const { plan, tallies } = m;
    const final = oldestAge(m, s, run.clock);
    let max = Math.max(final, m.oldest[s]!);
    for (const ages of windows.ages.slice(this.firstWindow)) max = Math.max(max, ages[s]!);
    const followed = plan.calls.some((_, c) => plan.tracked[c] !== 0 && plan.caller[c] === s);
    return {
      depth: tallies.waiting[s]!,
      oldest: { max: 1000 * max, final: 1000 * final },
      ...(plan.volatile[s] !== 0 && { crashed: tallies.crashed[s]! }),
      ...(followed && { outcomes: this.outcomes(s) }),
    };
  }

  private outcomes(s: number): MessageOutcomes {
    const { tallies } = this.m;
    const of = (column: Float64Array) => column[s]!;
    const ended = { lost: of(tallies.lost), dead: of(tallies.dead), expired: of(tallies.expired) };
    const [kept, acknowledged] = [of(tallies.kept), of(tallies.acknowledged)];
    return {
      kept,
      acknowledged,
      ...ended,
      inside: kept - acknowledged - ended.lost - ended.dead - ended.expired,
      redelivered: of(tallies.redelivered),
      duplicates: of(tallies.duplicates),
    };
  }

  private cache(s: number): CacheReport {
    const { m, steady } = this;
    const { hits, misses, joined, stale, evicted, entriesArea } = m.tallies;
    const lookups = (w: Stretch) => w.grown(hits, s) + w.grown(misses, s) + w.grown(joined, s);
    const windows = this.byWindow.slice(this.firstWindow);
    const half = ratioHalfWidth(
      windows.map((w) => w.grown(hits, s)),
      windows.map(lookups),
    );
    return {
      hitRatio: { value: steady.grown(hits, s) / lookups(steady), half },
      misses: steady.rate(misses, s),
      coalesced: steady.rate(joined, s),
      stale: steady.rate(stale, s),
      evictions: steady.rate(evicted, s),
      entries: clean(steady.rate(entriesArea, s)),
    };
  }

  private ofConnection(k: number): ConnectionReport {
    const { m, steady } = this;
    const { classes } = m.plan;
    let rate = 0;
    for (let c = 0; c < classes; c++) rate += steady.rate(m.tallies.sent, k * classes + c);
    const failed = steady.rate(m.tallies.connectionFailed, k);
    const { firstPool, poolSize, network, replicas } = m.plan;
    if (firstPool[k]! < 0) return { rate, failed };
    const places = poolSize[k]! * replicas[network.connections[k]!.from]!;
    return { rate, failed, pool: clean(steady.rate(m.tallies.pooledArea, k)) / places };
  }

  private failures(column: Float64Array, index: number): Partial<Record<FailureReason, number>> {
    const failures: Partial<Record<FailureReason, number>> = {};
    REASONS.forEach((reason, i) => {
      const rate = this.steady.rate(column, index * REASON_COUNT + i + 1);
      if (rate > 0) failures[reason] = rate;
    });
    return failures;
  }

  private latency(
    batches: readonly Histogram[],
    sum: Float64Array,
    count: Float64Array,
    i: number,
  ): LatencySummary {
    const histogram = createHistogram();
    for (const batch of batches) histogram.merge(batch);
    const windows = this.byWindow.slice(this.firstWindow);
    const half = ratioHalfWidth(
      windows.map((w) => w.grown(sum, i)),
      windows.map((w) => w.grown(count, i)),
    );
    const ms = (q: number) => 1000 * histogram.quantile(q);
    const around = (q: number): Interval => {
      const { low, high } = quantileInterval(q, histogram, batches);
      return { low: 1000 * low, high: 1000 * high };
    };
    return {
      count: histogram.count,
      mean: { value: 1000 * histogram.mean, half: 1000 * half },
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

  private series(): Series {
    const { m, windows, byWindow } = this;
    const { stations, classes } = m.plan.network;
    const t = m.tallies;
    const failed = (w: Stretch, c: number) =>
      w.sum(t.classFailed, c * REASON_COUNT, REASON_COUNT) / w.seconds;
    const ms = (seconds: readonly number[]) => seconds.map((x) => 1000 * x);
    return {
      width: windows.width,
      at: byWindow.map((_, i) => i * windows.width),
      load: byWindow.map((w) => w.rate(t.system, 3)),
      classes: Object.fromEntries(
        classes.map(({ id }, c) => [
          id,
          {
            throughput: byWindow.map((w) => w.rate(t.classCompleted, c)),
            failed: byWindow.map((w) => failed(w, c)),
            p50: ms(windows.p50[c]!),
            p99: ms(windows.p99[c]!),
          },
        ]),
      ),
      components: Object.fromEntries(
        stations.map(({ id }, s) => [
          id,
          {
            utilization: byWindow.map((w) => bindingOf(w.limits(s)).utilization),
            queueLength: byWindow.map((w) => clean(w.rate(t.waitingArea, s))),
            ...(m.plan.scaled[s] !== 0 && { replicas: byWindow.map((w) => w.running(s)) }),
            ...(m.plan.sessionGroup[s]! >= 0 && {
              sessions: byWindow.map((w) => clean(w.rate(t.sessionsArea, s))),
            }),
          },
        ]),
      ),
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
function clean(x: number): number {
  return Math.max(0, x);
}
