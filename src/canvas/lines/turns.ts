import type { Id } from '../../board/board.ts';
import type { Point } from '../../board/layout.ts';
import { isStraightFree, PASSING, type Turn, wayAround } from './around.ts';
import { boxAround, KEPT, type Near, wallOf } from './near.ts';
import type { Rect } from './orthogonal.ts';
import type { Laid } from './routes.ts';
import { NORMAL } from './sides.ts';

/** Where lines turn that are no orthogonal ones and would run under cards. Looked for again when an end or a card near has moved. */

interface Around {
  readonly turns: readonly Turn[];
  /** Px, and what its turns count for; 0 where it has none. */
  readonly cost: number;
}

export type Way = Pick<Laid, 'start' | 'tip' | 'sides'>;

const STRAIGHT: Around = { turns: [], cost: 0 };
const NONE: Around = { turns: [], cost: Number.POSITIVE_INFINITY };

/** How far around both ends a way is looked for, px. */
const REACH = 240;

const arounds = new Map<string, Around>();

/** Where a line turns that would run through other cards; straight through them only where there is no way around. */
export function aroundOf({ start, tip, sides }: Way, ends: readonly Point[], near: Near): Around {
  const from = { at: start, out: NORMAL[sides[0]] };
  const to = { at: tip, out: NORMAL[sides[1]] };
  const others = (within: Rect) => near(within).filter((card) => !ends.includes(card));
  const boxes = (cards: readonly Point[]) => cards.map((card) => wallOf(card, 0));
  const own = boxes(ends);
  if (isStraightFree(from, to, boxes(others(boxAround([start, tip], PASSING))), own)) return STRAIGHT;
  const within = boxAround([start, tip], REACH);
  const cards = others(within);
  const key = `${sides} ${[start, tip, ...ends, ...cards].map(({ x, y }) => `${x},${y}`).join(' ')}`;
  const known = arounds.get(key);
  if (known) return known;
  const way = wayAround(from, to, boxes(cards), own, within) ?? NONE;
  if (arounds.size >= KEPT) arounds.clear();
  arounds.set(key, way);
  return way;
}

/** Px between lines that turn around the same corner, as many of them as cards have room between them. */
const BESIDE = 8;
const TRACKS = 4;

/** Of each line where it turns. At a corner that several turn around each has its own, in the order in which they come from outside. */
export function turnsOf(
  lines: readonly Laid[],
  endsOf: (line: Laid) => readonly (Point | undefined)[],
  near: Near,
): Map<Id, readonly Point[]> {
  const turns = new Map<Id, Point[]>();
  const corners = new Map<string, { id: Id; index: number; turn: Turn; outside: number }[]>();
  for (const line of lines) {
    const { id } = line.end;
    const ends = endsOf(line).filter((card) => card !== undefined);
    const way = aroundOf(line, ends, near).turns;
    turns.set(id, [...way]);
    way.forEach((turn, index) => {
      const { x, y, out } = turn;
      const beside = [way[index - 1] ?? line.start, way[index + 1] ?? line.tip];
      const outside = beside.reduce((sum, at) => sum + at.x * out.x + at.y * out.y, 0);
      const list = corners.get(`${x} ${y}`) ?? [];
      list.push({ id, index, turn, outside });
      corners.set(`${x} ${y}`, list);
    });
  }
  for (const list of corners.values()) {
    list.sort((a, b) => a.outside - b.outside || (a.id < b.id ? -1 : 1));
    list.forEach(({ id, index, turn: { x, y, out } }, track) => {
      const by = (track % TRACKS) * BESIDE;
      turns.get(id)?.splice(index, 1, { x: x + out.x * by, y: y + out.y * by });
    });
  }
  return turns;
}
