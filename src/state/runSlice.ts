import type { Bottleneck } from '../analysis/results.ts';
import type { Reply } from '../runner/protocol.ts';
import type { Runner } from '../runner/runner.ts';
import type { Fault } from '../simulation/network/scenario.ts';
import type { Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';
import * as words from '../words/notices.ts';
import type { FigureStore } from './figures.ts';
import { fingerprintOf, type Review } from './review.ts';
import type { RunSlice } from './shape.ts';
import { FIRST_LOAD, type GetState, type SetState } from './slice.ts';

export const LOAD = { min: 0.1, max: 20 } as const;
/** Simulated seconds, up to a month. */
export const DURATION = { min: 1, max: 2_592_000 } as const;
/** A run that goes on until it is precise gives up after so long. */
const PATIENCE = 3600;

export type MakeRunner = (onReply: (reply: Reply) => void) => Runner;

const NOTHING = {
  broken: [],
  progress: 0,
  clock: 0,
  report: null,
  bottleneck: null,
  verdicts: [],
  stale: false,
  failure: null,
} as const;

/** Whether a fault is at work at a second of the run; what is emptied once does not heal. */
export function isAtWork({ at, until = Number.POSITIVE_INFINITY, effect }: Fault, clock: number): boolean {
  return effect !== 'flush' && at <= clock && clock < until;
}

export function createRunSlice(
  set: SetState,
  get: GetState,
  review: Review,
  figures: FigureStore,
  makeRunner?: MakeRunner,
): RunSlice {
  const receive = (reply: Reply): void => {
    if (reply.type === 'frame' && review.ran) {
      const { clock } = reply.frame;
      set({ clock, progress: Math.min(1, clock / get().duration) });
      review.frame = { type: 'frame', frame: reply.frame, network: review.ran.network };
      // Of a board that was edited meanwhile a run says nothing.
      if (!get().stale) figures.show(review.frame);
    } else if (reply.type === 'longer') {
      set({ duration: reply.duration, clock: 0, progress: 0 });
    } else if (reply.type === 'done' && review.ran) {
      const { report, stopped } = reply;
      review.ran = { ...review.ran, load: get().load };
      set({ status: 'done', clock: report.duration, progress: stopped ? get().progress : 1 });
      const bottleneck = show(report, review.ran.network);
      get().say(
        review.theory?.runWords(report, bottleneck, review.ran.network, get().board.groups, stopped) ?? '',
      );
    } else if (reply.type === 'failed') {
      set({ status: 'failed', failure: reply.message });
      review.showFigures();
      get().say(reply.message, 'error');
    }
  };
  const show = (report: Report, network: Network): Bottleneck | null => {
    const busiest = review.theory?.bottleneckOf(get().board, network, report) ?? null;
    // Where nothing arrived nothing is near its limit either.
    const bottleneck = busiest && busiest.utilization > 0 ? busiest : null;
    set({ ...review.of(get().board, { load: get().load, report }), report, bottleneck });
    review.showFigures();
    return bottleneck;
  };
  /** Made for the first run. */
  let runner: Runner | null = null;
  const isGoing = (): boolean => get().status === 'running' || get().status === 'paused';

  return {
    status: 'idle',
    load: FIRST_LOAD,
    speed: Number.POSITIVE_INFINITY,
    duration: 60,
    until: null,
    seed: 1,
    slice: 1,
    faults: [],
    ...NOTHING,

    play() {
      const { status, board, duration, load, seed, speed, until: target, faults, slice } = get();
      if (status === 'running') return;
      if (status === 'paused') {
        set({ status: 'running' });
        runner?.resume();
        return;
      }
      if (!review.theory) {
        void review.prepare().then(get().play, () => get().say(words.notLoaded, 'error'));
        return;
      }
      const { network } = review.theory.compiledOf(board);
      if (network.classes.length === 0) {
        get().say(review.theory.NOTHING_TO_RUN, 'error');
        // There it says what to do about it, and does it.
        if (review.theory.lacksClient(board)) get().showTab('results');
        return;
      }
      review.ran = { network, fingerprint: fingerprintOf(network, faults), faults, load };
      review.frame = null;
      // What kept the last run from beginning or ending is over.
      const { notice, failure } = get();
      if (notice && [review.theory.NOTHING_TO_RUN, failure].includes(notice.text)) set({ notice: null });
      set({ ...NOTHING, ...review.of(board, { load, report: null }), status: 'running', broken: faults });
      const until = target && { until: { target, longest: Math.max(PATIENCE, duration) } };
      runner ??= (makeRunner ?? review.theory.startRunner)(receive);
      const part = review.theory.partOf(board, slice);
      runner.start({
        ...{ network: part, duration, load, seed, speed },
        ...until,
        ...(faults.length > 0 && { faults }),
      });
    },
    pause() {
      if (get().status !== 'running') return;
      set({ status: 'paused' });
      runner?.pause();
    },
    stop() {
      if (isGoing()) runner?.stop();
    },
    clear() {
      runner?.cancel();
      review.ran = null;
      // A load that another board was tried at says nothing of this one.
      set({ ...NOTHING, status: 'idle', load: FIRST_LOAD, faults: [], slice: 1 });
      set(review.of(get().board));
      review.showFigures();
    },
    setLoad(factor) {
      if (!Number.isFinite(factor)) return;
      const load = Math.min(LOAD.max, Math.max(LOAD.min, factor));
      if (load === get().load) return;
      set({ load, ...review.gesture(get().board, { load, report: get().report }) });
      if (isGoing()) runner?.setLoad(load);
      review.showFigures();
    },
    setSpeed(speed) {
      if (!(speed > 0)) return;
      set({ speed });
      if (isGoing()) runner?.setSpeed(speed);
    },
    setDuration(seconds) {
      if (!Number.isFinite(seconds) || isGoing()) return;
      set({ duration: Math.min(DURATION.max, Math.max(DURATION.min, seconds)) });
    },
    setUntil(until) {
      if (!isGoing()) set({ until });
    },
    setSeed(seed) {
      if (!Number.isSafeInteger(seed) || seed < 0 || isGoing()) return;
      set({ seed });
    },
    setSlice(wanted) {
      if (isGoing()) return;
      const part = review.theory?.sliceWords(get().board, wanted);
      if (part === undefined) return;
      set({ slice: part.factor });
      get().say(part.text);
    },
    setFaults(faults) {
      set({ faults });
    },
    adopt(report) {
      if (get().status === 'done' && review.ran) show(report, review.ran.network);
    },
    inject(fault, seconds) {
      if (!isGoing() || !review.ran) return;
      const faults = [...review.ran.faults, fault];
      review.ran = { ...review.ran, faults, fingerprint: fingerprintOf(review.ran.network, faults) };
      const at = get().clock;
      const entry = { ...fault, at, ...(seconds !== undefined && { until: at + seconds }) };
      set({ broken: [...get().broken, entry] });
      runner?.inject(fault, seconds);
    },
    heal(what) {
      if (!isGoing()) return;
      const at = get().clock;
      const broken = get().broken.map((fault) =>
        fault.target === what.target && fault.effect === what.effect && isAtWork(fault, at)
          ? { ...fault, until: at }
          : fault,
      );
      set({ broken });
      runner?.heal({ target: what.target, effect: what.effect });
    },
  };
}
