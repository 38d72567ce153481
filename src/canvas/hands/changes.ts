import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import type { Point } from '../lines/curves.ts';
import type { MarkNode } from '../marks/nodes.ts';
import type { CardNode, LineEdge } from '../viewNodes.ts';

/** What follows from what React Flow says of a hand: the selection, the places that are dragged, where a pull ends. */

/** Whatever React Flow holds as a node. */
export type DrawnNode = CardNode | MarkNode;

/** The selection after React Flow's changes to it; the same set when nothing changed. */
export function selectionAfter(
  before: ReadonlySet<Id>,
  changes: readonly (NodeChange<DrawnNode> | EdgeChange<LineEdge>)[],
  kept: ReadonlySet<Id>,
): ReadonlySet<Id> {
  const next = new Set(before);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) next.add(change.id);
    else if (!kept.has(change.id)) next.delete(change.id);
  }
  return next.size === before.size && [...next].every((id) => before.has(id)) ? before : next;
}

/**
 * Places of the cards that a batch of changes drags, `ahead` of where React Flow has them, over those that were dragged already;
 * null when none is.
 */
export function movingAfter(
  before: ReadonlyMap<Id, Point> | null,
  changes: readonly NodeChange<DrawnNode>[],
  ahead: Point = { x: 0, y: 0 },
): ReadonlyMap<Id, Point> | null {
  let next: Map<Id, Point> | null = null;
  for (const change of changes) {
    if (change.type !== 'position' || !change.dragging || !change.position) continue;
    next ??= new Map(before);
    next.set(change.id, plus(change.position, ahead));
  }
  return next ?? before;
}

export function plus(at: Point, by: Point): Point {
  return { x: at.x + by.x, y: at.y + by.y };
}

/** Middle of a card whose near side is where a connection from `start` (left and top) was let go. */
export function besideDrop(start: Point, at: Point): Point {
  const dx = at.x - start.x - CARD.width / 2;
  const dy = at.y - start.y - CARD.height / 2;
  return Math.abs(dx) >= Math.abs(dy)
    ? { x: at.x + (Math.sign(dx) * CARD.width) / 2, y: at.y }
    : { x: at.x, y: at.y + (Math.sign(dy) * CARD.height) / 2 };
}
