import type { Board, Id, Mark } from '../../board/board.ts';
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

/**
 * The smallest rectangle or ellipse around a point (canvas px) that one can see through: presses inside it are the
 * board's. None where a card lies in it, which makes it a frame.
 */
export function hollowAt({ marks, components }: Board, at: Point): Id | null {
  let found: Mark | null = null;
  for (const mark of Object.values(marks)) {
    if (mark.kind !== 'rectangle' && mark.kind !== 'ellipse') continue;
    if (!isInside(mark, at) || (found && found.width * found.height < mark.width * mark.height)) continue;
    found = mark;
  }
  if (found === null) return null;
  const shape = found;
  const isFrame = Object.values(components).some(({ x, y }) =>
    isInside(shape, { x: x + CARD.width / 2, y: y + CARD.height / 2 }),
  );
  return isFrame ? null : shape.id;
}

function isInside({ kind, x, y, width, height }: Mark, at: Point): boolean {
  const dx = (at.x - x) / width - 0.5;
  const dy = (at.y - y) / height - 0.5;
  return kind === 'ellipse' ? dx * dx + dy * dy <= 0.25 : Math.max(Math.abs(dx), Math.abs(dy)) <= 0.5;
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
