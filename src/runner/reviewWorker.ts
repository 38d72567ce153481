import { estimate } from '../analysis/estimate.ts';
import type { Board } from '../board/board.ts';
import { compile } from '../simulation/compile.ts';
import type { Compiled } from '../simulation/network.ts';
import type { Answer, Question } from './reviewProtocol.ts';

/** The parts of a dedicated worker's global that are used; the project is typed for the page. */
interface WorkerScope {
  postMessage(message: Answer): void;
  onmessage: ((event: MessageEvent<Question>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
let last: { readonly board: Board; readonly compiled: Compiled } | null = null;

scope.onmessage = ({ data: { board, load } }) => {
  if (board) last = { board, compiled: compile(board) };
  if (!last) return;
  const { network } = last.compiled;
  const estimated = estimate(network, load, Object.values(last.board.objectives));
  scope.postMessage({ ...(board && { compiled: last.compiled }), estimate: estimated });
};
