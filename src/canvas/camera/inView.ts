import type { InternalNode, Rect, Transform } from '@xyflow/react';

/**
 * Which cards and lines React Flow mounts. By itself it takes away what leaves the view in the very frame in which it does:
 * to take one away costs a frame about as much as many, and most of what leaves comes back. Here it stays until others are
 * mounted, when it costs least, or until it is far.
 */

/** Screen px outside of the view within which what has been in view stays, and from which on it does not stay at all. */
const NEAR = 160;
const FAR = 480;

type Nodes = ReadonlyMap<string, InternalNode>;

/** Shown last, from where that was, and among which. */
let shown: ReadonlySet<string> = new Set();
let seenBy: Transform | null = null;
let known: Nodes | null = null;

function sizeOf({ measured, width, height }: InternalNode): {
  readonly width: number;
  readonly height: number;
} {
  return { width: measured.width ?? width ?? 0, height: measured.height ?? height ?? 0 };
}

/** Px on the board from a node to a rectangle of the screen; less than 0 where they overlap. */
function distanceTo({ x, y, width, height }: Rect, [left, top, zoom]: Transform, node: InternalNode): number {
  const at = node.internals.positionAbsolute;
  const size = sizeOf(node);
  const [fromX, fromY] = [(x - left) / zoom, (y - top) / zoom];
  return Math.max(
    fromX - at.x - size.width,
    fromY - at.y - size.height,
    at.x - fromX - width / zoom,
    at.y - fromY - height / zoom,
  );
}

const isHeld = ({ dragging, internals }: InternalNode): boolean => dragging || !internals.handleBounds;

/**
 * In place of React Flow's function of this name, which it asks for what is in view, and for what a marquee touches, then of
 * what can be selected alone.
 */
export function getNodesInside(
  nodes: Nodes,
  rect: Rect,
  transform: Transform,
  _partially: boolean,
  isMarquee = false,
): InternalNode[] {
  const inside: InternalNode[] = [];
  const near: InternalNode[] = [];
  const all: InternalNode[] = [];
  let mustLeave = false;
  for (const node of nodes.values()) {
    if (node.hidden || (isMarquee && node.selectable === false)) continue;
    const away = distanceTo(rect, transform, node) * transform[2];
    const isInside = away < 0 || isHeld(node);
    if (isInside) inside.push(node);
    if (isInside ? !shown.has(node.id) : shown.has(node.id) && away > FAR) mustLeave = true;
    if (!isInside && !shown.has(node.id)) continue;
    all.push(node);
    if (isInside || away < NEAR) near.push(node);
  }
  if (isMarquee) return inside;
  const next = mustLeave ? near : all;
  shown = new Set(next.map(({ id }) => id));
  seenBy = transform;
  known = nodes;
  return next;
}

interface Line {
  readonly sourceNode: InternalNode;
  readonly targetNode: InternalNode;
  readonly width: number;
  readonly height: number;
  readonly transform: Transform;
}

/** In place of React Flow's: lines whose ends' common rectangle is in view, and those at cards that are shown. */
export function isEdgeVisible({ sourceNode, targetNode, width, height, transform }: Line): boolean {
  // It asks for lines before cards: they leave together.
  if (known && seenBy !== transform) getNodesInside(known, { x: 0, y: 0, width, height }, transform, true);
  if (shown.has(sourceNode.id) || shown.has(targetNode.id)) return true;
  const [x, y, zoom] = transform;
  const [a, b] = [sourceNode.internals.positionAbsolute, targetNode.internals.positionAbsolute];
  const [one, other] = [sizeOf(sourceNode), sizeOf(targetNode)];
  return (
    Math.max(a.x + one.width, b.x + other.width) * zoom > -x &&
    Math.max(a.y + one.height, b.y + other.height) * zoom > -y &&
    Math.min(a.x, b.x) * zoom < width - x &&
    Math.min(a.y, b.y) * zoom < height - y
  );
}
