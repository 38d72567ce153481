import type { Board, Id, Mark } from './board.ts';
import { cleanCoordinate } from './clean.ts';
import { CARD } from './layout.ts';
import { get, mapTable } from './tables.ts';

/** How far beside a card the middle of a number may lie that stands on it, px. */
const BESIDE = 16;

/** Whether a mark is the number of a step that stands on a component: it goes where that goes. */
export function isNumberOn({ components }: Board, mark: Mark, id: Id): boolean {
  const card = get(components, id);
  if (!card || mark.kind !== 'step' || mark.locked) return false;
  const x = mark.x + mark.width / 2 - card.x;
  const y = mark.y + mark.height / 2 - card.y;
  return x >= -BESIDE && x <= CARD.width + BESIDE && y >= -BESIDE && y <= CARD.height + BESIDE;
}

/** The numbers that stand on any of these. */
export function numbersOn(board: Board, ids: Iterable<Id>): Id[] {
  const steps = Object.values(board.marks).filter(({ kind }) => kind === 'step');
  if (steps.length === 0) return [];
  const cards = [...ids];
  return steps.filter((mark) => cards.some((id) => isNumberOn(board, mark, id))).map(({ id }) => id);
}

/** Numbers go with the component that they stand on, unless they have been moved themselves. */
export function carryNumbers(before: Board, board: Board): Board {
  if (before.components === board.components) return board;
  const moved = Object.values(board.components).filter((card) => get(before.components, card.id) !== card);
  return mapTable(board, 'marks', (mark) => {
    if (mark.kind !== 'step' || get(before.marks, mark.id) !== mark) return mark;
    const card = moved.find(({ id }) => isNumberOn(before, mark, id));
    const was = card && get(before.components, card.id);
    if (!card || !was) return mark;
    return {
      ...mark,
      x: cleanCoordinate(mark.x + card.x - was.x),
      y: cleanCoordinate(mark.y + card.y - was.y),
    };
  });
}
