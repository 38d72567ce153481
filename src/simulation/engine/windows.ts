import { oldestAge } from '../stations/buffer.ts';
import { createHistogram, type Histogram } from '../statistics/histogram.ts';
import type { Machine } from './machine.ts';
import { foldLatencies, snapshot, snapshotInto } from './snapshot.ts';

/** Windows of a whole run, for charts. */
export const WINDOWS = 120;
/** The warm-up ends at a multiple of a twentieth of the run, at the latest at half of it. */
export const WINDOWS_A_BLOCK = 6;
/** Seconds that a frame should cover at most, unless that takes too many ticks. */
const LONG_TICK = 1;
const MOST_TICKS_A_WINDOW = 30;

/**
 * Cuts a run into windows for charts and into ticks (a whole number to a window, about a second at most) for frames.
 * Latencies are recorded per tick; at its end they are added to their window and to their twentieth of the run, so
 * that a warm-up found afterwards can be left out.
 */
export class Windows {
  readonly width: number;
  readonly tick: number;
  private readonly ticksAWindow: number;
  private readonly m: Machine;
  private readonly duration: number;
  private ticks = 0;
  /** Counts at the end of each window; the first entry is the start of the run. */
  readonly marks: Float64Array[];
  /** Longest queue by window and station. */
  readonly peaks: Float64Array[] = [];
  /** Age of the oldest message in the window, s, by window and station. */
  readonly ages: Float64Array[] = [];
  /** Seconds, by class and window; NaN where nothing completed. */
  readonly p50: number[][];
  readonly p99: number[][];
  /** Counts at the ends of the last three ticks, used again and again, and latencies of the tick between the last two. */
  older: Float64Array;
  before: Float64Array;
  last: Float64Array;
  stationLatency: Histogram[];
  classLatency: Histogram[];
  /** Of each station: class whose latencies it shares, or -1. */
  private readonly shared: readonly number[];
  private readonly classWindow: readonly Histogram[];
  private readonly stationBlocks: Histogram[][];
  private readonly classBlocks: Histogram[][];
  private readonly deliveryBlocks: Histogram[][];

  constructor(m: Machine, duration: number) {
    this.m = m;
    this.duration = duration;
    this.width = duration / WINDOWS;
    this.ticksAWindow = Math.min(MOST_TICKS_A_WINDOW, Math.max(1, Math.ceil(this.width / LONG_TICK)));
    this.tick = this.width / this.ticksAWindow;
    this.before = snapshot(m, 0, 0);
    this.last = this.before;
    this.older = this.before;
    this.marks = [this.before.slice()];
    this.shared = m.stationLatency.map((histogram) => m.classLatency.indexOf(histogram));
    this.classLatency = m.classLatency.map(() => createHistogram());
    this.stationLatency = this.shared.map((cls) => this.classLatency[cls] ?? createHistogram());
    this.classWindow = m.classLatency.map(() => createHistogram());
    this.p50 = m.classLatency.map(() => []);
    this.p99 = m.classLatency.map(() => []);
    this.classBlocks = m.classLatency.map(() => []);
    this.stationBlocks = this.shared.map((cls) => this.classBlocks[cls] ?? []);
    this.deliveryBlocks = m.deliveries.map(() => []);
  }

  /** Beginning and end of the tick under way, s. */
  get start(): number {
    return this.ends(this.ticks);
  }

  get end(): number {
    return this.ends(this.ticks + 1);
  }

  /** How much of the tick under way is over, 0..1; all of it at the end of the run. */
  partOf(clock: number): number {
    return clock >= this.duration ? 1 : Math.min(1, (clock - this.start) / this.tick);
  }

  /** Complete windows. */
  get complete(): number {
    return this.marks.length - 1;
  }

  private ends(ticks: number): number {
    const all = WINDOWS * this.ticksAWindow;
    return ticks === all ? this.duration : (this.duration * ticks) / all;
  }

  close(events: number): void {
    const { m } = this;
    const { tallies } = m;
    this.ticks++;
    const { older } = this;
    // The three are one and the same until so many ticks are over.
    const to = older === this.before ? new Float64Array(older.length) : older;
    this.older = this.before;
    this.before = this.last;
    this.last = to;
    snapshotInto(to, m, this.ends(this.ticks), events);
    foldLatencies(m, tallies.all);
    const block = Math.floor(this.complete / WINDOWS_A_BLOCK);
    m.stationLatency.forEach((histogram, s) => {
      if (this.shared[s]! < 0) addTo(this.stationBlocks[s]!, block, histogram);
    });
    m.classLatency.forEach((histogram, c) => {
      addTo(this.classBlocks[c]!, block, histogram);
    });
    m.deliveries.forEach((histogram, c) => {
      addTo(this.deliveryBlocks[c]!, block, histogram);
    });
    for (const histogram of m.deliveries) histogram.reset();
    m.classLatency.forEach((histogram, c) => {
      this.classWindow[c]!.merge(histogram);
    });
    const spare = [this.stationLatency, this.classLatency] as const;
    this.stationLatency = m.stationLatency;
    this.classLatency = m.classLatency;
    for (const histograms of spare) for (const histogram of histograms) histogram.reset();
    m.stationLatency = spare[0];
    m.classLatency = spare[1];
    if (this.ticks % this.ticksAWindow === 0) this.closeWindow();
  }

  private closeWindow(): void {
    const { m } = this;
    this.marks.push(this.last.slice());
    this.peaks.push(m.peak.slice());
    m.peak.set(m.tallies.waiting);
    this.ages.push(agesAt(m, this.ends(this.ticks)));
    m.oldest.fill(0);
    this.classWindow.forEach((histogram, c) => {
      this.p50[c]!.push(histogram.quantile(0.5));
      this.p99[c]!.push(histogram.quantile(0.99));
      histogram.reset();
    });
  }

  /** Latencies of a station or class by twentieth of the run from the given one on, with those of the tick under way. */
  stationSince(block: number, station: number): readonly Histogram[] {
    return gather(this.stationBlocks[station]!, block, this.m.stationLatency[station]!);
  }

  /** Of messages of a class to their recipients; only where deliveries are timed. */
  deliveriesSince(block: number, cls: number): readonly Histogram[] {
    return gather(this.deliveryBlocks[cls]!, block, this.m.deliveries[cls]!);
  }

  classSince(block: number, cls: number): readonly Histogram[] {
    return gather(this.classBlocks[cls]!, block, this.m.classLatency[cls]!);
  }
}

/** The greatest age, s, of a message that waited since the window began: of those gone, and of those still there. */
function agesAt(m: Machine, t: number): Float64Array {
  return m.oldest.map((gone, s) => (m.plan.buffer[s] === 0 ? 0 : Math.max(gone, oldestAge(m, s, t))));
}

/** Idle stations have no histograms. */
function addTo(blocks: Histogram[], block: number, tick: Histogram): void {
  if (tick.count === 0) return;
  blocks[block] ??= createHistogram();
  blocks[block].merge(tick);
}

function gather(blocks: readonly Histogram[], from: number, tick: Histogram): readonly Histogram[] {
  const gathered: Histogram[] = [];
  for (let block = from; block < blocks.length; block++) gathered.push(blocks[block] ?? createHistogram());
  // Between two ticks there is nothing more, and an empty batch would count as one in which nothing was slow.
  if (tick.count > 0) gathered.push(tick);
  return gathered;
}
