import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD, type Mark } from './board.ts';
import { addComponent, moveComponents } from './edit.ts';
import { setMark } from './marks.ts';
import { movedWith, moveItems } from './moving.ts';

const look = { color: 'ink', size: 'm', fill: 'none', dash: 'solid', heads: 'none', order: 1 } as const;

function drawn(kind: Mark['kind'], x: number): Board {
  const add = (board: Board, id: string, at: number): Board =>
    addComponent(board, { id, kind: 'app_service', name: id, x: at, y: 0, params: {} });
  const cards = add(add(EMPTY_BOARD, 'api', 0), 'far', 400);
  return setMark(cards, { id: 'one', kind, x, y: 0, width: 26, height: 26, text: '1', ...look });
}
const placeOf = ({ marks }: Board) => [marks.one?.x, marks.one?.y];

describe('the number of a step', () => {
  it('goes with the component that it stands on, however that moves', () => {
    const board = drawn('step', -17);
    expect(placeOf(moveComponents(board, { api: { x: 40, y: 80 } }))).toEqual([23, 80]);
    expect(placeOf(moveItems(board, ['api'], { x: -8, y: 0 }))).toEqual([-25, 0]);
    expect([...movedWith(board, ['api'])]).toEqual(['api', 'one']);
  });

  it('stays where it stands alone, is locked, or another component moves', () => {
    const moved = { api: { x: 40, y: 80 } };
    expect(placeOf(moveComponents(drawn('step', 250), moved))).toEqual([250, 0]);
    expect(placeOf(moveComponents(drawn('step', 10), { far: { x: 0, y: 400 } }))).toEqual([10, 0]);
    const board = drawn('step', 10);
    const locked = setMark(board, { ...board.marks.one!, locked: true });
    expect(placeOf(moveComponents(locked, moved))).toEqual([10, 0]);
  });

  it('is moved once where it is moved itself, and no other mark goes along', () => {
    expect(placeOf(moveItems(drawn('step', 10), ['api', 'one'], { x: 8, y: 8 }))).toEqual([18, 8]);
    expect(placeOf(moveComponents(drawn('note', 10), { api: { x: 40, y: 80 } }))).toEqual([10, 0]);
  });
});
