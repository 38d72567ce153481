import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD } from './board.ts';
import { addComponent, setLocked } from './edit.ts';
import { addGroup } from './groupEdits.ts';
import { CARD } from './layout.ts';
import { moveInto } from './moveInto.ts';

function drawn(): Board {
  let board: Board = EMPTY_BOARD;
  for (const [id, x, y] of [
    ['a', 1000, 0],
    ['b', 1000, 200],
  ] as const)
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y, params: {} });
  board = addGroup(board, { id: 'us', kind: 'region', name: 'us', x: 0, y: 0, width: 400, height: 240 });
  return addGroup(board, { id: 'za', kind: 'zone', name: 'za', x: 40, y: 48, width: 240, height: 160 });
}

describe('a component that is put into a group from a form', () => {
  it('stands at a free place of its frame', () => {
    const board = moveInto(drawn(), 'a', 'za');
    expect(board.components.a).toMatchObject({ group: 'za', x: 64, y: 96 });
  });

  it('makes the frame, and those around it, grow where there is no room', () => {
    const board = moveInto(moveInto(drawn(), 'a', 'za'), 'b', 'za');
    const { a, b } = board.components;
    expect(b?.group).toBe('za');
    expect(b!.y - a!.y).toBeGreaterThanOrEqual(CARD.height);
    const { za, us } = board.groups;
    expect(b!.y + CARD.height).toBeLessThanOrEqual(za!.y + za!.height);
    expect(za!.y + za!.height).toBeLessThanOrEqual(us!.y + us!.height);
    expect(za?.parent).toBe('us');
  });

  it('stands beside the outermost frame when it is taken out, and a locked one stays', () => {
    const inside = moveInto(drawn(), 'a', 'za');
    const out = moveInto(inside, 'a', undefined);
    expect(out.components.a).not.toHaveProperty('group');
    expect(out.components.a!.x).toBeGreaterThanOrEqual(400);
    const locked = setLocked(inside, ['a'], true);
    expect(moveInto(locked, 'a', 'us')).toBe(locked);
  });
});
