import type { Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import type { Point } from '../lines/curves.ts';

interface Placed {
  readonly id: Id;
  readonly position: Point;
}

/** The topmost card at a point (canvas px), with `slack` px around it; the last drawn is the topmost. */
export function cardAt(cards: readonly Placed[], at: Point, slack = 0): Id | null {
  for (let i = cards.length - 1; i >= 0; i--) {
    const card = cards[i];
    if (!card) continue;
    const { x, y } = card.position;
    if (
      at.x >= x - slack &&
      at.x <= x + CARD.width + slack &&
      at.y >= y - slack &&
      at.y <= y + CARD.height + slack
    ) {
      return card.id;
    }
  }
  return null;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The card one means by an arrow key: the nearest in that direction, straight ahead before aside. */
export function neighbor(
  cards: readonly Placed[],
  from: Point,
  direction: Direction,
  not: ReadonlySet<Id>,
): Id | null {
  let best: Id | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { id, position } of cards) {
    if (not.has(id)) continue;
    const dx = position.x - from.x;
    const dy = position.y - from.y;
    const ahead = direction === 'left' ? -dx : direction === 'right' ? dx : direction === 'up' ? -dy : dy;
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx);
    if (ahead <= 0) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) {
      least = cost;
      best = id;
    }
  }
  return best;
}
