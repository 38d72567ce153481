import { dropBends } from './bends.ts';
import type { Board, Component, Id } from './board.ts';
import { moveComponents } from './edit.ts';
import { groupsAround } from './groups.ts';
import { CARD, GRID, type Point, snap } from './layout.ts';
import type { Box } from './lines.ts';
import { putComponents } from './moving.ts';

export type Edge = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

/** Free space left between cards that would come to lie on one another, px. */
const GAP = 24;

function componentsOf(board: Board, ids: Iterable<Id>): Component[] {
  return [...new Set(ids)].flatMap((id) =>
    Object.hasOwn(board.components, id) ? (board.components[id] ?? []) : [],
  );
}

/** Something with a place and a size: a card or a mark. A line goes where its ends are. */
interface Item extends Box {
  readonly id: Id;
  readonly locked?: true;
}

function itemsOf(board: Board, ids: Iterable<Id>): Item[] {
  const cards = componentsOf(board, ids).map((card): Item => ({ ...card, ...CARD }));
  const marks = [...new Set(ids)].flatMap((id) => {
    const mark = Object.hasOwn(board.marks, id) ? board.marks[id] : undefined;
    return mark && mark.kind !== 'line' ? mark : [];
  });
  return [...cards, ...marks];
}

const SIDES = { x: 'width', y: 'height' } as const;

/**
 * Brings cards and marks to one line. Locked ones stay, and say where the line is. What would come to lie on one
 * another is set apart along the line, in its order.
 */
export function align(board: Board, ids: Iterable<Id>, edge: Edge): Board {
  const items = itemsOf(board, ids);
  if (items.length < 2) return board;
  const across = edge === 'left' || edge === 'center' || edge === 'right' ? 'x' : 'y';
  const along = across === 'x' ? 'y' : 'x';
  const [wide, long] = [SIDES[across], SIDES[along]];
  const locked = items.filter((item) => item.locked);
  const leading = locked.length > 0 ? locked : items;
  const low = Math.min(...leading.map((item) => item[across]));
  const high = Math.max(...leading.map((item) => item[across] + item[wide]));
  const isFirst = edge === 'left' || edge === 'top';
  const isLast = edge === 'right' || edge === 'bottom';
  const lineOf = (item: Item): number =>
    isFirst ? low : isLast ? high - item[wide] : snap((low + high - item[wide]) / 2);

  const places: Record<Id, Point> = {};
  const taken = locked.map((item) => ({ from: item[along], to: item[along] + item[long], item }));
  const free = items
    .filter((item) => !item.locked)
    .sort((a, b) => a[along] - b[along] || a[across] - b[across]);
  for (const item of free) {
    const line = lineOf(item);
    const spans = taken.filter(
      (span) =>
        !span.item.locked ||
        (span.item[across] < line + item[wide] && line < span.item[across] + span.item[wide]),
    );
    const at = clearOf(spans, item[along], item[long]);
    taken.push({ from: at, to: at + item[long], item });
    places[item.id] = across === 'x' ? { x: line, y: at } : { x: at, y: line };
  }
  return putComponents(board, places);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The first place from `from` on that lies on none of the spans. */
function clearOf(spans: readonly Span[], from: number, size: number): number {
  let at = from;
  for (let hit = hitBy(spans, at, size); hit !== undefined; hit = hitBy(spans, at, size)) at = hit + GAP;
  return at;
}

function hitBy(spans: readonly Span[], at: number, size: number): number | undefined {
  const hits = spans.filter((span) => span.from < at + size && at < span.to);
  return hits.length > 0 ? Math.max(...hits.map(({ to }) => to)) : undefined;
}

/** Equal gaps between the outermost two, which stay, as do locked ones. Three or more make a difference. */
export function distribute(board: Board, ids: Iterable<Id>, axis: Axis): Board {
  const along = axis === 'horizontal' ? 'x' : 'y';
  const long = SIDES[along];
  const items = itemsOf(board, ids).sort((a, b) => a[along] - b[along] || (a.id < b.id ? -1 : 1));
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined || items.length < 3) return board;
  const filled = items.slice(0, -1).reduce((sum, item) => sum + item[long], 0);
  const gap = (last[along] - first[along] - filled) / (items.length - 1);
  let next = first[along];
  const places = items.map((item) => {
    const at = Math.round(next);
    next += item[long] + gap;
    return [item.id, along === 'x' ? { x: at, y: item.y } : { x: item.x, y: at }] as const;
  });
  return putComponents(board, Object.fromEntries(places));
}

/** What a whole layout is asked of: the components that may move, in the order of the board, and their calls. */
export interface Movable {
  readonly components: readonly Component[];
  readonly calls: readonly { readonly id: Id; readonly from: Id; readonly to: Id }[];
}

/** Without ids, or with a single one, the whole board is meant. What is locked, or lies in a locked group, takes no part. */
export function movable(board: Board, ids: Iterable<Id>): Movable {
  const chosen = componentsOf(board, ids);
  const all = chosen.length > 1 ? chosen : Object.values(board.components);
  const isHeld = ({ locked, group }: Component): boolean =>
    locked === true || groupsAround(board, group).some((around) => around.locked);
  const components = all.filter((component) => !isHeld(component));
  const inside = new Set(components.map(({ id }) => id));
  const calls = Object.values(board.connections).filter(({ from, to }) => inside.has(from) && inside.has(to));
  return { components, calls };
}

/**
 * Puts a layout, which may lie anywhere, where the components were: its upper left corner comes to theirs. Every
 * place is on the grid, and none touches another or a card that is not part of the layout.
 */
export function settle(board: Board, layout: Readonly<Record<Id, Point>>): Board {
  const cards = componentsOf(board, Object.keys(layout)).filter((card) => !card.locked);
  const first = cards[0];
  if (first === undefined) return board;
  const corner = (points: readonly Point[]): Point => ({
    x: points.reduce((least, { x }) => Math.min(least, x), Infinity),
    y: points.reduce((least, { y }) => Math.min(least, y), Infinity),
  });
  const wanted = cards.map((card) => ({ id: card.id, ...(layout[card.id] ?? card) }));
  const was = corner(cards);
  const is = corner(wanted);
  const moving = new Set(cards.map(({ id }) => id));
  const taken: Point[] = Object.values(board.components).filter(({ id }) => !moving.has(id));
  const places: Record<Id, Point> = {};
  for (const { id, x, y } of wanted.sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1))) {
    const place = below(taken, { x: snap(was.x + x - is.x), y: snap(was.y + y - is.y) });
    taken.push(place);
    places[id] = place;
  }
  return dropBends(board.components, moveComponents(board, places));
}

/** The first free place from here downwards, on the grid. */
function below(taken: readonly Point[], from: Point): Point {
  const column = taken.filter(({ x }) => Math.abs(x - from.x) < CARD.width + GRID);
  let { y } = from;
  for (;;) {
    const hits = column.filter((card) => Math.abs(card.y - y) < CARD.height + GRID);
    if (hits.length === 0) return { x: from.x, y };
    const lowest = hits.reduce((most, card) => Math.max(most, card.y), -Infinity);
    y = Math.ceil((lowest + CARD.height + GAP) / GRID) * GRID;
  }
}
