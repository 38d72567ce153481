import type { Id } from '../../board/board.ts';
import type { Point } from './curves.ts';
import { type End, type Route, routeAll } from './routes.ts';
import { AVOID_UP_TO } from './sides.ts';

/** What was routed before: the same lines by id, with where their cards lay. */
export interface Routed {
  readonly cards: ReadonlyMap<Id, Point>;
  readonly lines: ReadonlyMap<Id, { readonly end: End; readonly route: Route }>;
}

const isShaped = ({ shape, bends }: End): boolean => shape !== undefined || bends !== undefined;

/** Cards that moved, came or went, and those whose lines came, went or changed their ends. */
function touched(before: Routed, lines: readonly End[], cards: ReadonlyMap<Id, Point>): Set<Id> {
  const ids = new Set<Id>();
  for (const [id, at] of cards) {
    const was = before.cards.get(id);
    if (was?.x !== at.x || was.y !== at.y) ids.add(id);
  }
  for (const id of before.cards.keys()) if (!cards.has(id)) ids.add(id);
  const left = new Set(before.lines.keys());
  for (const end of lines) {
    const was = before.lines.get(end.id)?.end;
    left.delete(end.id);
    if (was?.from === end.from && was.to === end.to) continue;
    ids.add(end.from).add(end.to);
    if (was) ids.add(was.from).add(was.to);
  }
  for (const id of left) {
    const gone = before.lines.get(id)?.end;
    if (gone) ids.add(gone.from).add(gone.to);
  }
  return ids;
}

function linesAt(lines: readonly End[], cards: ReadonlySet<Id>): End[] {
  return lines.filter(({ from, to }) => cards.has(from) || cards.has(to));
}

function withEnds(cards: ReadonlySet<Id>, lines: readonly End[]): Set<Id> {
  const ids = new Set(cards);
  for (const { from, to } of lines) ids.add(from).add(to);
  return ids;
}

/**
 * The routes of `routeAll`, from those before where they cannot have changed. On a large board a line depends on its two
 * cards and on the lines that share a side with it, so a card that moves changes its own lines, and of the cards at their
 * other ends where each line attaches: two steps from it. Lines one step further are routed along for their places on
 * a side, and keep what they had. On a smaller board, or where a line has a shape of its own, lines make way for any
 * card, and null says that all must be routed.
 */
export function reroute(
  before: Routed,
  lines: readonly End[],
  cards: ReadonlyMap<Id, Point>,
): Map<Id, Route> | null {
  if (cards.size <= AVOID_UP_TO || before.cards.size <= AVOID_UP_TO || lines.some(isShaped)) return null;
  for (const { end } of before.lines.values()) if (isShaped(end)) return null;
  const moved = touched(before, lines, cards);
  if (moved.size * 4 > cards.size) return null;
  const routes = new Map<Id, Route>();
  for (const [id, { route }] of before.lines) routes.set(id, route);
  if (moved.size === 0) return routes;
  const beside = withEnds(moved, linesAt(lines, moved));
  const changed = linesAt(lines, beside);
  const around = linesAt(lines, withEnds(beside, changed));
  const fresh = routeAll(around, cards);
  for (const { id } of changed) {
    const route = fresh.get(id);
    if (route) routes.set(id, route);
    else routes.delete(id);
  }
  return routes;
}
