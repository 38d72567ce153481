import type { Fault, Scenario } from '../simulation/network/scenario.ts';
import type { Network } from '../simulation/network.ts';
import type { Frame, Report } from '../simulation/report.ts';
import { longerRun } from '../simulation/statistics/precision.ts';
import * as words from '../words/runner.ts';
import { decodeOrder } from './decode.ts';
import type { Order, Reply } from './protocol.ts';

/** The part of the engine that a session drives. */
export interface DrivenEngine {
  readonly clock: number;
  /** Runs to `untilSeconds` or until `eventBudget` events are done; `ended` once the scenario is over. */
  advance(untilSeconds: number, eventBudget?: number): 'reached' | 'budget' | 'ended';
  setLoad(factor: number): void;
  inject(fault: Omit<Fault, 'at' | 'until'>, seconds?: number): void;
  heal(what: Pick<Fault, 'target' | 'effect'>): void;
  frame(): Frame;
  report(): Report;
}

export type MakeEngine = (network: Network, scenario: Scenario, seed: number) => DrivenEngine;

/** Real ms between two frames: ten a second. */
const FRAME_INTERVAL = 100;
/** Real ms that one slice aims at, so that an order waits no longer than this and a bit. */
const SLICE = 12;
/** Real ms between two slices of a run that is watched at a finite speed. */
const BEAT = 16;
/** Real ms a watched run may fall behind before it stops trying to catch up. */
const MAX_LAG = 250;
const FIRST_BUDGET = 10_000;
const BUDGET = { min: 500, max: 2_000_000 } as const;

/** A run is worked off in slices; between two of them the host lets orders in. */
export interface Session {
  /** Takes an order as it came over the wire. */
  order(input: unknown): void;
  /** Works one slice. Returns real ms until the next one is due, or null when there is nothing to do. */
  work(): number | null;
}

interface Going {
  readonly run: number;
  readonly order: Extract<Order, { type: 'start' }>;
  engine: DrivenEngine;
  speed: number;
  paused: boolean;
  budget: number;
  lastFrame: number;
  /** Simulated and real time from which the pace is measured. */
  anchor: { clock: number; now: number };
}

/** The worker's side of the protocol, free of worker globals. `now` gives real ms. */
export function createSession(
  makeEngine: MakeEngine,
  post: (reply: Reply) => void,
  now: () => number,
): Session {
  let going: Going | null = null;

  const fail = (run: number, error: unknown): void => {
    going = null;
    const message = error instanceof Error ? error.message : String(error);
    post({ type: 'failed', run, message: words.failed(message) });
  };
  const guarded = (run: number, work: () => void): void => {
    try {
      work();
    } catch (error) {
      fail(run, error);
    }
  };
  const finish = (current: Going, stopped: boolean): void => {
    const report = current.engine.report();
    const { until } = current.order;
    const duration = until && !stopped ? longerRun(report, until.target, until.longest) : null;
    if (duration !== null) {
      lengthen(current, duration, report.scenario.load.at(-1)?.factor ?? current.order.load);
      return;
    }
    going = null;
    post({ type: 'done', run: current.run, report, stopped });
  };
  const postFrame = (current: Going, at: number): void => {
    // In step with the interval: slices seldom end with it, and a frame that is late must not make all later ones so.
    current.lastFrame = at - (Math.max(0, at - current.lastFrame) % FRAME_INTERVAL);
    post({ type: 'frame', run: current.run, frame: current.engine.frame() });
  };
  /** A longer run of the same seed begins with the same requests, and its report can be had again by its length. */
  const lengthen = (current: Going, duration: number, load: number): void => {
    const { faults } = current.order;
    const scenario = { duration, load: [{ at: 0, factor: load }], ...(faults && { faults }) };
    current.engine = makeEngine(current.order.network, scenario, current.order.seed);
    current.anchor = { clock: current.engine.clock, now: now() };
    post({ type: 'longer', run: current.run, duration });
  };
  const start = (order: Extract<Order, { type: 'start' }>): void => {
    const { duration, load, faults } = order;
    const scenario = { duration, load: [{ at: 0, factor: load }], ...(faults && { faults }) };
    const engine = makeEngine(order.network, scenario, order.seed);
    going = {
      run: order.run,
      order,
      engine,
      speed: order.speed,
      paused: false,
      budget: FIRST_BUDGET,
      lastFrame: now(),
      anchor: { clock: engine.clock, now: now() },
    };
  };
  const obey = (current: Going, order: Exclude<Order, { type: 'start' }>): void => {
    switch (order.type) {
      case 'pause':
        if (!current.paused) postFrame(current, now());
        current.paused = true;
        break;
      case 'resume':
        current.paused = false;
        current.anchor = { clock: current.engine.clock, now: now() };
        break;
      case 'speed':
        current.speed = order.speed;
        current.anchor = { clock: current.engine.clock, now: now() };
        break;
      case 'load':
        current.engine.setLoad(order.load);
        break;
      case 'fault':
        current.engine.inject(order.fault, order.seconds);
        break;
      case 'heal':
        current.engine.heal(order.what);
        break;
      case 'stop':
        finish(current, true);
        break;
    }
  };
  const slice = (current: Going): void => {
    const begun = now();
    const until = target(current, begun);
    const outcome = current.engine.advance(until, current.budget);
    const ended = now();
    if (outcome === 'budget') current.budget = adjusted(current.budget, ended - begun);
    if (outcome === 'ended') {
      postFrame(current, ended);
      finish(current, false);
    } else if (ended - current.lastFrame >= FRAME_INTERVAL) {
      postFrame(current, ended);
    }
  };

  return {
    order(input) {
      const order = decodeOrder(input);
      if (typeof order === 'string') {
        fail(runOf(input), words.orderUnreadable(order));
        return;
      }
      if (order.type === 'start') guarded(order.run, () => start(order));
      else if (going?.run === order.run) {
        const current = going;
        guarded(order.run, () => obey(current, order));
      }
    },
    work() {
      const current = going;
      if (!current || current.paused) return null;
      guarded(current.run, () => slice(current));
      if (!going) return null;
      return Number.isFinite(current.speed) ? BEAT : 0;
    },
  };
}

/** The simulated second that a slice may reach: all of them, or as far as the chosen pace has come. */
function target(current: Going, at: number): number {
  if (!Number.isFinite(current.speed)) return Number.POSITIVE_INFINITY;
  const { anchor, engine, speed } = current;
  const due = anchor.clock + ((at - anchor.now) / 1000) * speed;
  const lag = ((due - engine.clock) / speed) * 1000;
  if (lag <= MAX_LAG) return due;
  // Too heavy for this pace: go on from here instead of hurrying after it for ever.
  current.anchor = { clock: engine.clock, now: at - BEAT };
  return engine.clock + (BEAT / 1000) * speed;
}

function adjusted(budget: number, tookMs: number): number {
  const factor = tookMs > 0 ? Math.min(2, Math.max(0.25, SLICE / tookMs)) : 2;
  return Math.round(Math.min(BUDGET.max, Math.max(BUDGET.min, budget * factor)));
}

function runOf(input: unknown): number {
  const run = typeof input === 'object' && input !== null ? (input as { run?: unknown }).run : undefined;
  return typeof run === 'number' ? run : -1;
}
