import type { Board, Id } from '../board/board.ts';
import { frameAround } from '../board/groupEdits.ts';
import { CARD, type Point, snap } from '../board/layout.ts';
import type { GroupKind } from '../catalog/groups.ts';
import { selectedItems } from './arrange.ts';
import { addFrame } from './grouping.ts';
import type { State } from './shape.ts';

/** Room for a row of two cards below the name. */
const EMPTY = { width: 480, height: 224 };

/**
 * A region, zone or other frame asked for by name: around what is selected, else an empty one about there, beside
 * everything where it would take in what nobody meant.
 */
export function frameFor(state: State, kind: GroupKind, at: Point): Id | null {
  const rect = frameAround(state.board, selectedItems(state));
  return addFrame(state, rect ?? emptyFrame(state.board, at), kind);
}

function emptyFrame(board: Board, at: Point) {
  const there = { x: snap(at.x - EMPTY.width / 2), y: snap(at.y - EMPTY.height / 2), ...EMPTY };
  const taken = [
    ...Object.values(board.components).map(({ x, y }) => ({ x, y, ...CARD })),
    ...Object.values(board.groups),
  ];
  const isFree = taken.every(
    ({ x, y, width, height }) =>
      x >= there.x + there.width ||
      there.x >= x + width ||
      y >= there.y + there.height ||
      there.y >= y + height,
  );
  if (isFree) return there;
  const right = taken.reduce((most, { x, width }) => Math.max(most, x + width), -Infinity);
  return { ...there, x: snap(right + 64) };
}
