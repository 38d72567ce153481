import type { Id } from '../../board/board.ts';
import type { Point } from '../../board/layout.ts';
import { isStraightFree, leastCost, PASSING, type Turn, wayAround } from './around.ts';
import type { Near } from './near.ts';
import type { Rect } from './orthogonal.ts';
import type { Laid } from './routes.ts';
import { NORMAL } from './sides.ts';
import { boxAround, wallOf } from './walls.ts';

/** Where lines turn that are no orthogonal ones and would run under cards. */

export interface Around {
  readonly turns: readonly Turn[];
  /** Px, and what its turns count for; 0 where it has none. */
  readonly cost: number;
}

export type Way = Pick<Laid, 'start' | 'tip' | 'sides'>;

const STRAIGHT: Around = { turns: [], cost: 0 };
const NONE: Around = { turns: [], cost: Number.POSITIVE_INFINITY };

/** How far around both ends a way is looked for, px. */
const REACH = 240;

/**
 * Where a line turns that would run through other cards; straight through them only where there is no way around, or none that
 * costs less than `most`.
 */
export function aroundOf(
  { start, tip, sides }: Way,
  ends: readonly Point[],
  near: Near,
  most = Number.POSITIVE_INFINITY,
): Around {
  const from = { at: start, out: NORMAL[sides[0]] };
  const to = { at: tip, out: NORMAL[sides[1]] };
  const boxes = (within: Rect) =>
    near(within)
      .filter((card) => !ends.includes(card))
      .map((card) => wallOf(card, 0));
  const own = ends.map((card) => wallOf(card, 0));
  if (isStraightFree(from, to, boxes(boxAround([start, tip], PASSING)), own)) return STRAIGHT;
  if (leastCost(start, tip) >= most) return NONE;
  const within = boxAround([start, tip], REACH);
  return wayAround(from, to, boxes(within), own, within, most) ?? NONE;
}

/** Px between lines that turn around the same corner, as many of them as cards have room between them. */
const BESIDE = 8;
const TRACKS = 4;

interface Bend {
  readonly id: Id;
  /** Which turn of its line. */
  readonly index: number;
  readonly turn: Turn;
  /** How far from outside its line comes there. */
  readonly outside: number;
}

/** Where lines turn. At a corner that several turn around each has its own track, in the order in which they come from outside. */
export class Corners {
  private readonly ways = new Map<Id, readonly Turn[]>();
  private readonly corners = new Map<string, Bend[]>();
  /** Lines at whose corners others came or went since this was last asked. */
  readonly stirred = new Set<Id>();

  put(id: Id, { start, tip }: Way, turns: readonly Turn[]): void {
    this.take(id);
    this.ways.set(id, turns);
    turns.forEach((turn, index) => {
      const { out } = turn;
      const beside = [turns[index - 1] ?? start, turns[index + 1] ?? tip];
      const outside = beside.reduce((sum, at) => sum + at.x * out.x + at.y * out.y, 0);
      const list = this.at(turn);
      this.stir(list);
      list.push({ id, index, turn, outside });
      list.sort((a, b) => a.outside - b.outside || (a.id < b.id ? -1 : 1));
    });
  }

  take(id: Id): void {
    for (const turn of this.ways.get(id) ?? []) {
      const list = this.at(turn).filter((bend) => bend.id !== id);
      if (list.length > 0) this.corners.set(keyOf(turn), list);
      else this.corners.delete(keyOf(turn));
      this.stir(list);
    }
    this.ways.delete(id);
  }

  turnsOf(id: Id): Point[] {
    return (this.ways.get(id) ?? []).map((turn, index) => {
      const { x, y, out } = turn;
      const track = this.at(turn).findIndex((bend) => bend.id === id && bend.index === index);
      const by = (track % TRACKS) * BESIDE;
      return { x: x + out.x * by, y: y + out.y * by };
    });
  }

  private at(turn: Turn): Bend[] {
    const key = keyOf(turn);
    const known = this.corners.get(key);
    if (known) return known;
    const list: Bend[] = [];
    this.corners.set(key, list);
    return list;
  }

  private stir(list: readonly Bend[]): void {
    for (const { id } of list) this.stirred.add(id);
  }
}

const keyOf = ({ x, y }: Turn): string => `${x} ${y}`;
