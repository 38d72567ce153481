import type { Fault } from '../simulation/network/scenario.ts';
import type { Network } from '../simulation/network.ts';
import type { Frame, PrecisionTarget, Report } from '../simulation/report.ts';

export interface Until {
  readonly target: PrecisionTarget;
  readonly longest: number;
}

/** To the worker. `run` tells runs apart, so a late reply of a stopped run is ignored. */
export type Order =
  | {
      readonly type: 'start';
      readonly run: number;
      readonly network: Network;
      readonly duration: number;
      readonly load: number;
      readonly seed: number;
      /** Simulated seconds per real second; Infinity: as fast as the machine allows. */
      readonly speed: number;
      /** Runs again from the start, each time longer, until a figure is this precise; no longer than `longest` s. */
      readonly until?: Until;
      readonly faults?: readonly Fault[];
    }
  | { readonly type: 'pause'; readonly run: number }
  | { readonly type: 'resume'; readonly run: number }
  | { readonly type: 'speed'; readonly run: number; readonly speed: number }
  /** Changes the load from now on; the report's scenario says when. */
  | { readonly type: 'load'; readonly run: number; readonly load: number }
  /** Breaks something from now on, for so many simulated seconds or for good. */
  | {
      readonly type: 'fault';
      readonly run: number;
      readonly fault: Omit<Fault, 'at' | 'until'>;
      readonly seconds?: number;
    }
  /** Ends what is broken now of this target in this way. */
  | { readonly type: 'heal'; readonly run: number; readonly what: Pick<Fault, 'target' | 'effect'> }
  /** Ends now with a report of what was reached. */
  | { readonly type: 'stop'; readonly run: number };

/** From the worker. */
export type Reply =
  | { readonly type: 'ready' }
  /** At most 10 a second. */
  | { readonly type: 'frame'; readonly run: number; readonly frame: Frame }
  /** It was not precise enough: it begins again and takes this many simulated seconds. */
  | { readonly type: 'longer'; readonly run: number; readonly duration: number }
  | { readonly type: 'done'; readonly run: number; readonly report: Report; readonly stopped: boolean }
  | { readonly type: 'failed'; readonly run: number; readonly message: string };
