import { Arrivals } from './engine/arrivals.ts';
import { isEligible } from './engine/express/eligible.ts';
import { Express } from './engine/express/express.ts';
import { frameOf } from './engine/frame.ts';
import { Machine } from './engine/machine.ts';
import { QuotaScalers } from './engine/quotaScalers.ts';
import { reportOf } from './engine/reporting.ts';
import { Scalers } from './engine/scalers.ts';
import { Timeline } from './engine/timeline.ts';
import { Windows } from './engine/windows.ts';
import { work, workOff } from './engine/work.ts';
import type { Fault, Scenario } from './network/scenario.ts';
import type { Network } from './network.ts';
import type { Frame, Report } from './report.ts';
import { wholeFrame, wholeReport } from './slice.ts';

export interface Engine {
  /** Simulated seconds reached. */
  readonly clock: number;
  /** Share of the scenario that is done, 0..1. */
  readonly progress: number;
  /**
   * Goes on until the clock reaches `untilSeconds` (`reached`), the scenario is over (`ended`), or `eventBudget` events
   * have happened (`budget`). How a run is cut into advances changes nothing about its result.
   */
  advance(untilSeconds: number, eventBudget?: number): 'reached' | 'budget' | 'ended';
  /** Changes the load from the next microsecond of the run on; the report's scenario says so. */
  setLoad(factor: number): void;
  /** Breaks something from the next microsecond on, for `seconds` or for good; the report's scenario says so. */
  inject(fault: Omit<Fault, 'at' | 'until'>, seconds?: number): void;
  /** Ends at once all that is broken now of this target in this way; the report's scenario says so. */
  heal(what: Pick<Fault, 'target' | 'effect'>): void;
  /** What happened in the last tick: at most a second, and a 120th of the run. */
  frame(): Frame;
  /** Of what has been reached; may be asked for at any time. On the fast path it goes on to the end of the tick first. */
  report(): Report;
}

/** How a run is worked off, which changes no figure of it by more than the order in which numbers are added up. */
export interface EngineOptions {
  /** Networks that are simple enough take a faster path, on which every request meets the same. Absent: `fastest`. */
  readonly path?: 'fastest' | 'general';
  /** `false`: no request is traced, and the report has no exemplars. Absent: some are. */
  readonly traces?: boolean | undefined;
}

/** A run is a function of its first three arguments: same network, scenario and seed, same report to the last bit. */
export function createEngine(
  network: Network,
  scenario: Scenario,
  seed: number,
  { path = 'fastest', traces = true }: EngineOptions = {},
): Engine {
  return new Run(network, scenario, seed, path, traces);
}

/** `watched` is the fast path with an eye on all limits: see `engine/express/places.ts`. */
type Path = 'fastest' | 'watched' | 'general';

/** The path that a run begins again on; null if it need not. Once is enough: where calls may be given up, that is likely as soon as a limit binds. */
function pathAfter({ isOverdue, isCrowded, isHopeful }: Express): Path | null {
  if (isOverdue || (isCrowded && isHopeful)) return 'general';
  return isCrowded ? 'watched' : null;
}

class Run implements Engine {
  private readonly network: Network;
  private readonly machine: Machine;
  private readonly arrivals: Arrivals;
  private readonly windows: Windows;
  private readonly timeline: Timeline;
  /** Null on the general path. */
  private readonly express: Express | null;
  /** The same run on a path that knows more, made when something comes up that this one knows nothing of. */
  private successor: Run | null = null;
  private readonly scalers: Scalers;
  private readonly quotaScalers: QuotaScalers;
  private readonly duration: number;
  private readonly seed: number;
  private readonly traces: boolean;
  private readonly load: { at: number; factor: number }[];
  /** Index of the next change of load. */
  private change: number;
  private events = 0;
  private reached = 0;

  constructor(network: Network, scenario: Scenario, seed: number, path: Path, traces: boolean) {
    this.network = network;
    this.duration = Math.max(1e-6, scenario.duration);
    this.seed = seed;
    this.traces = traces;
    this.load = scenario.load
      .map(({ at, factor }) => ({ at, factor: Math.max(0, factor) }))
      .sort((a, b) => a.at - b.at);
    if (!(this.load[0]?.at === 0)) this.load.unshift({ at: 0, factor: 1 });
    this.change = 1;
    this.machine = new Machine(network, seed, traces);
    this.arrivals = new Arrivals(this.machine, seed, this.load[0]!.factor);
    const isExpress = path !== 'general' && isEligible(network, scenario);
    this.express = isExpress ? new Express(this.machine, this.arrivals, path === 'watched') : null;
    this.scalers = new Scalers(this.machine);
    this.quotaScalers = new QuotaScalers(this.machine);
    this.timeline = new Timeline(this.machine, scenario.faults ?? []);
    if (this.timeline.next() === 0) this.timeline.follow(0);
    this.windows = new Windows(this.machine, this.duration);
  }

  /** While a successor catches up, the time that was reached before. */
  get clock(): number {
    return Math.max(this.reached, this.successor?.clock ?? 0);
  }

  get progress(): number {
    return this.clock / this.duration;
  }

  advance(untilSeconds: number, eventBudget = Infinity): 'reached' | 'budget' | 'ended' {
    if (this.successor !== null) {
      return this.successor.advance(Math.max(untilSeconds, this.reached), eventBudget);
    }
    const until = Math.min(untilSeconds, this.duration);
    const { windows, machine } = this;
    let left = eventBudget;
    while (this.reached < until) {
      const change = this.load[this.change]?.at ?? Infinity;
      const fault = this.timeline.next();
      const look = this.scalers.next();
      const quota = this.quotaScalers.next();
      const limit = Math.min(until, windows.end, change, fault, look, quota);
      const count =
        this.express === null
          ? work(machine, this.arrivals, limit, left)
          : this.express.work(limit, left, windows.end);
      this.events += count;
      left -= count;
      const path = this.express === null ? null : pathAfter(this.express);
      if (path !== null) return this.beginAgain(path).advance(untilSeconds, left);
      if (left <= 0) {
        this.reached = machine.calendar.time;
        return 'budget';
      }
      this.reached = limit;
      machine.calendar.time = limit;
      if (limit === windows.end) {
        this.express?.count();
        windows.close(this.events);
      }
      if (limit === change) this.arrivals.setLoad(this.load[this.change++]!.factor);
      if (limit === quota) this.quotaScalers.follow(limit);
      if (limit === look) {
        this.scalers.follow(limit);
        this.events += workOff(machine);
      }
      if (limit === fault) {
        this.timeline.follow(limit);
        this.events += workOff(machine);
      }
    }
    return this.reached >= this.duration ? 'ended' : 'reached';
  }

  /** This run goes on as another, which knows what this one did not think of. */
  private beginAgain(path: Path): this {
    const { duration, load } = this;
    this.successor = new Run(this.network, { duration, load }, this.seed, path, this.traces);
    return this;
  }

  /** A time of its own, on which no event falls, so that the report's scenario runs the same way again. */
  private soon(): number {
    return Math.floor(this.clock * 1e6 + 1) / 1e6;
  }

  /**
   * A run on the fast path begins again on the general one, from the start and unseen, and goes on when it has come to where
   * it was: the report is then that of its scenario, to the last bit.
   */
  inject(fault: Omit<Fault, 'at' | 'until'>, seconds = Infinity): void {
    const at = this.soon();
    this.breaks({ ...fault, at, ...(seconds < Infinity && { until: at + seconds }) });
  }

  private breaks(fault: Fault): void {
    if (this.successor !== null) this.successor.breaks(fault);
    else if (this.express === null) this.timeline.add(fault);
    else {
      const { duration, load } = this;
      const scenario = { duration, load, faults: [fault] };
      this.successor = new Run(this.network, scenario, this.seed, 'general', this.traces);
    }
  }

  heal(what: Pick<Fault, 'target' | 'effect'>): void {
    this.heals(this.soon(), what);
  }

  private heals(at: number, what: Pick<Fault, 'target' | 'effect'>): void {
    if (this.successor !== null) this.successor.heals(at, what);
    else this.timeline.heal(at, what);
  }

  setLoad(factor: number): void {
    this.changeLoad(this.soon(), factor);
  }

  private changeLoad(at: number, factor: number): void {
    if (this.successor !== null) {
      this.successor.changeLoad(at, factor);
      return;
    }
    const entry = { at, factor: Math.max(0, factor) };
    let index = this.change;
    while (index < this.load.length && this.load[index]!.at < at) index++;
    this.load.splice(index, this.load[index]?.at === at ? 1 : 0, entry);
  }

  frame(): Frame {
    if (this.successor !== null && this.successor.reached >= this.reached) return this.successor.frame();
    const frame = frameOf(this.machine, this.windows, this.reached, this.events);
    const { slice } = this.machine.plan.network;
    return slice === undefined ? frame : wholeFrame(frame, slice);
  }

  report(): Report {
    if (this.successor !== null) {
      this.successor.advance(this.reached);
      return this.successor.report();
    }
    // The fast path has counted the tick under way to its end.
    if (this.express !== null && this.reached > this.windows.start) {
      this.advance(this.windows.end);
      return this.report();
    }
    const faults = this.timeline.list();
    const scenario = {
      duration: this.duration,
      load: this.load.map((entry) => ({ ...entry })),
      ...(faults.length > 0 && { faults }),
    };
    const report = reportOf(this.machine, this.windows, {
      seed: this.seed,
      scenario,
      clock: this.reached,
      events: this.events,
    });
    const { slice } = this.machine.plan.network;
    return slice === undefined ? report : wholeReport(report, slice);
  }
}
