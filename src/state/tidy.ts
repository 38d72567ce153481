import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { type Movable, movable, settle } from '../board/arrange.ts';
import type { Board, Id } from '../board/board.ts';
import { flowOrder } from '../board/flow.ts';
import { PADDING, refit } from '../board/groupEdits.ts';
import { membersOf } from '../board/groups.ts';
import { CARD, type Point } from '../board/layout.ts';
import * as words from '../words/editing.ts';
import { selectedComponents } from './arrange.ts';
import { inWorker } from './elk.ts';
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

/** A frame keeps its name above what lies in it; calls go through frames as if there were none. */
const FRAMED: Readonly<Record<string, string>> = { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' };
const FRAME: Readonly<Record<string, string>> = {
  'elk.layered.spacing.nodeNodeBetweenLayers': '80',
  'elk.spacing.nodeNode': '24',
  'elk.padding': `[top=${PADDING.top},left=${PADDING.side},bottom=${PADDING.side},right=${PADDING.side}]`,
};

/** ms after which one wants to know that something is being done. */
const PATIENCE = 600;

/**
 * Lays the board out anew, or what is selected of it: callers left of what they call, what lies in one group together
 * and its frame around it, locked components left where they are. One step to undo, or a part of the step of that
 * `gesture`; none where the board was changed meanwhile by anyone.
 */
export async function tidy(state: State, layOut: LayOut = inWorker, gesture?: string): Promise<void> {
  if (refused(state)) return;
  const framed = membersOf(state.board, state.selection).map(({ id }) => id);
  const chosen = [...new Set([...selectedComponents(state), ...framed])];
  const part = movable(state.board, chosen);
  if (part.components.length < 2) {
    state.say(words.nothingToTidy);
    return;
  }
  let places: Readonly<Record<Id, Point>>;
  const slow = setTimeout(() => state.say(words.tidying(part.components.length)), PATIENCE);
  try {
    places = placesOf(await layOut(graphOf(state.board, part)));
  } catch {
    state.say(words.notTidied, 'error');
    return;
  } finally {
    clearTimeout(slow);
  }
  const { board, edit, say } = store.getState();
  const next = refit(settle(board, places), Object.keys(places));
  edit((current) => (current === board ? next : current), gesture);
  if (next !== board) glide(board, next);
  say(next === board ? words.tidyAlready : words.tidied(part.components.length));
  if (next !== board) viewport()?.fit(chosen.length > 1 ? chosen : undefined);
}

/** ms in which what was tidied comes to its place. */
const GLIDE = 180;
/** More than these at once would move in jerks. */
const MOST = 300;

/** Where everything is on the way from one board to another, 0..1; slow at the end, as a hand lays things down. */
export function between(from: Board, to: Board, part: number): ReadonlyMap<Id, Point> {
  const eased = 1 - (1 - part) ** 3;
  const places = new Map<Id, Point>();
  for (const table of ['components', 'groups', 'marks'] as const) {
    for (const { id, x, y } of Object.values(to[table])) {
      const was = from[table][id];
      if (!was || (was.x === x && was.y === y)) continue;
      places.set(id, { x: was.x + (x - was.x) * eased, y: was.y + (y - was.y) * eased });
    }
  }
  return places;
}

/** Shows the way from one board to the other, that the eye keeps hold of what it knew; any touch ends it. */
function glide(from: Board, to: Board): void {
  const show = viewport()?.show;
  if (!show || globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  if (between(from, to, 0).size > MOST) return;
  const begun = performance.now();
  const stop = () => {
    cancelAnimationFrame(frame);
    globalThis.removeEventListener('pointerdown', stop, true);
    show(null);
  };
  const step = () => {
    const part = (performance.now() - begun) / GLIDE;
    if (part >= 1 || store.getState().board !== to) {
      stop();
      return;
    }
    show(between(from, to, part));
    frame = requestAnimationFrame(step);
  };
  let frame = requestAnimationFrame(step);
  show(between(from, to, 0));
  globalThis.addEventListener('pointerdown', stop, true);
}

function graphOf(board: Board, { components, calls }: Movable): ElkNode {
  const rank = new Map(flowOrder(board).map((id, index) => [id, index]));
  const ordered = [...components].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  const frames = new Map<Id, ElkNode & { children: ElkNode[] }>();
  const top: ElkNode[] = [];
  /** Where what lies in a group goes; groups come in the order of the first that lies in them. */
  const roomIn = (id: Id | undefined): ElkNode[] => {
    const group = id === undefined ? undefined : board.groups[id];
    if (group === undefined) return top;
    const known = frames.get(group.id);
    if (known) return known.children;
    const made = { id: `g:${group.id}`, layoutOptions: FRAME, children: [] };
    frames.set(group.id, made);
    roomIn(group.parent).push(made);
    return made.children;
  };
  for (const { id, group } of ordered) roomIn(group).push({ id: `c:${id}`, ...CARD });
  return {
    id: 'board',
    layoutOptions: frames.size > 0 ? { ...OPTIONS, ...FRAMED } : OPTIONS,
    children: top,
    edges: calls.map(({ id, from, to }) => ({ id: `e:${id}`, sources: [`c:${from}`], targets: [`c:${to}`] })),
  };
}

function placesOf({ children = [] }: ElkNode, at: Point = { x: 0, y: 0 }): Readonly<Record<Id, Point>> {
  return Object.assign(
    {},
    ...children.map((node) => {
      const place = { x: at.x + (node.x ?? 0), y: at.y + (node.y ?? 0) };
      return node.id.startsWith('g:') ? placesOf(node, place) : { [node.id.slice(2)]: place };
    }),
  );
}
