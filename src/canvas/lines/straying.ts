import type { Box } from '../../board/lines.ts';
import type { Viewport } from '../camera/camera.ts';
import { movable } from '../hands/movable.ts';
import type { MarkNode } from '../marks/nodes.ts';
import type { CardNode, LineEdge } from '../viewNodes.ts';
import { type Curve, hull } from './curves.ts';
import type { Data, Stray, Strays } from './strays.ts';

/** What React Flow was given last, and from where one looked then. */
export interface Held {
  readonly nodes: readonly (CardNode | MarkNode)[];
  readonly edges: readonly LineEdge[];
  readonly seenFrom: Viewport | null;
}

/**
 * While cards are dragged React Flow can keep the lines it holds, and each draws its course of itself: given others, it
 * would write down all lines of the board anew in each frame. Null where more than courses differ.
 */
export function straysFrom(held: readonly LineEdge[], now: readonly LineEdge[]): Strays | null {
  if (held.length !== now.length) return null;
  const next = new Map<Data, Stray>();
  for (let i = 0; i < now.length; i++) {
    const [a, b] = [held[i], now[i]];
    if (a === b) continue;
    const isSame = a?.id === b?.id && a?.selected === b?.selected;
    if (!isSame || !a?.data || !b?.data || a.data.connection !== b.data.connection) return null;
    next.set(a.data, { data: b.data, room: roomOf(a.data, b.data.route.curve) });
  }
  return next;
}

/** px around a line that its room has at least, words and all, and has at first. */
const LEAST_ROOM = 160;
const ROOM = 400;

const rooms = new WeakMap<Data, Box>();

/**
 * A line is painted together with its room, so that what is painted keeps its bounds while the line moves: where these
 * change Chromium makes up the layers of the whole page anew, which takes longer than all the rest of the frame.
 */
function roomOf(held: Data, curve: Curve): Box {
  const { left, top, right, bottom } = hull(curve);
  const known = rooms.get(held);
  const isInside =
    known &&
    Math.min(left - known.x, known.x + known.width - right) >= LEAST_ROOM &&
    Math.min(top - known.y, known.y + known.height - bottom) >= LEAST_ROOM;
  if (isInside) return known;
  const size = { width: right - left + 2 * ROOM, height: bottom - top + 2 * ROOM };
  const room = { x: left - ROOM, y: top - ROOM, ...size };
  rooms.set(held, room);
  return room;
}

/** px on the board that a card is at most from where React Flow has it, which goes by that what is in view. */
const FAR = 240;

/**
 * It can keep the cards it holds too, and those that are dragged are placed by `place`: told of one, it would look through
 * all cards and lines of the board. Null where more than places differ, or where others may have come into view.
 */
export function cardsFrom(held: Held, now: Held): readonly CardNode[] | null {
  const [from, to] = [held.seenFrom, now.seenFrom];
  if (held.nodes.length !== now.nodes.length) return null;
  if (from?.x !== to?.x || from?.y !== to?.y || from?.zoom !== to?.zoom) return null;
  const cards: CardNode[] = [];
  for (let i = 0; i < now.nodes.length; i++) {
    const [a, b] = [held.nodes[i], now.nodes[i]];
    if (a === b || !a || !b) continue;
    const isSame =
      a.id === b.id && a.dragging && b.dragging && a.selected === b.selected && a.data === b.data;
    const isNear = Math.hypot(a.position.x - b.position.x, a.position.y - b.position.y) < FAR;
    if (b.type !== 'component' || !isSame || !isNear) return null;
    cards.push(b);
  }
  return cards;
}

/** To keep more cards than these as animated takes longer than to make up the layers anew. */
const FEW = 40;

/** Cards that were placed, and what each of them does when the drag has ended. */
const placed = new Map<HTMLElement, () => void>();

/** Shows cards where they are. React Flow writes their places only where it is told others. */
export function place(root: HTMLElement, cards: readonly (CardNode | MarkNode)[]): void {
  const places = new Map(cards.map(({ id, position }) => [id, position]));
  for (const card of root.querySelectorAll<HTMLElement>('.react-flow__node')) {
    const at = places.get(card.dataset.id ?? '');
    if (!at) continue;
    card.style.transform = `translate(${at.x}px,${at.y}px)`;
    if (cards.length <= FEW && !placed.has(card)) placed.set(card, movable(card));
  }
}

/** The drag has ended. */
export function rest(): void {
  for (const end of placed.values()) end();
  placed.clear();
}
