import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { type Movable, movable, settle } from '../board/arrange.ts';
import type { Board, Id } from '../board/board.ts';
import { flowOrder } from '../board/flow.ts';
import { CARD, type Point } from '../board/layout.ts';
import { selectedComponents } from './arrange.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';
import { refused } from './uiSlice.ts';
import { viewport } from './viewport.ts';

export type LayOut = (graph: ElkNode) => Promise<ElkNode>;

/** Layers from left to right; distances are those of chains, so that a line of words fits between two cards. */
const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '80',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.componentComponent': '48',
  // What stands above stays above where that makes no lines cross, and rings open where the flow begins.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

/** ms after which one wants to know that something is being done. */
const PATIENCE = 600;

/**
 * Lays the board out anew, or what is selected of it: callers left of what they call, locked components left where
 * they are. One step to undo, and none where the board was changed meanwhile by anyone.
 */
export async function tidy(state: State, layOut: LayOut = inWorker): Promise<void> {
  if (refused(state)) return;
  const chosen = selectedComponents(state);
  const part = movable(state.board, chosen);
  if (part.components.length < 2) {
    state.say('Nothing to tidy: what is locked stays where it is.');
    return;
  }
  let places: Readonly<Record<Id, Point>>;
  const slow = setTimeout(() => state.say(`Tidying ${part.components.length} components ...`), PATIENCE);
  try {
    places = placesOf(await layOut(graphOf(state.board, part)));
  } catch {
    state.say('The board could not be tidied. Check the connection, then try again.', 'error');
    return;
  } finally {
    clearTimeout(slow);
  }
  const { board, edit, say } = store.getState();
  const next = settle(board, places);
  edit((current) => (current === board ? next : current));
  say(next === board ? 'The board is tidy already' : `${part.components.length} components tidied`);
  if (next !== board) viewport()?.fit(chosen.length > 1 ? chosen : undefined);
}

function graphOf(board: Board, { components, calls }: Movable): ElkNode {
  const rank = new Map(flowOrder(board).map((id, index) => [id, index]));
  const ordered = [...components].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  return {
    id: 'board',
    layoutOptions: OPTIONS,
    children: ordered.map(({ id }) => ({ id: `c:${id}`, ...CARD })),
    edges: calls.map(({ id, from, to }) => ({ id: `e:${id}`, sources: [`c:${from}`], targets: [`c:${to}`] })),
  };
}

function placesOf({ children = [] }: ElkNode): Readonly<Record<Id, Point>> {
  return Object.fromEntries(children.map(({ id, x = 0, y = 0 }) => [id.slice(2), { x, y }]));
}

/** The layout engine is larger than all else together: fetched at the first use, and gone after it. */
async function inWorker(graph: ElkNode): Promise<ElkNode> {
  const [{ default: Elk }, { default: url }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  const elk = new Elk({ workerFactory: () => new Worker(url) });
  try {
    return await elk.layout(graph);
  } finally {
    elk.terminateWorker();
  }
}
