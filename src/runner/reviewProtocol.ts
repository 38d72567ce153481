import type { Estimate } from '../analysis/results.ts';
import type { Board } from '../board/board.ts';
import type { Compiled } from '../simulation/network.ts';

/** To the worker that calculates what follows from a large board; answered in turn. */
export interface Question {
  /** Absent: the one before. */
  readonly board?: Board;
  readonly load: number;
}

/** From a worker of the same build, so that nobody checks it. */
export interface Answer {
  /** Absent: as before. */
  readonly compiled?: Compiled;
  readonly estimate: Estimate;
}
