import type { Board, Id, Mark } from '../../board/board.ts';
import { CARD, type Point } from '../../board/layout.ts';

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
