import { describe, expect, it } from 'vitest';
import { type Board, EMPTY_BOARD, type Group, type Mark } from './board.ts';
import { extract, paste } from './copying.ts';
import { addComponent, connect } from './edit.ts';
import { CARD } from './layout.ts';
import type { Box } from './lines.ts';

/** Three in a row and one below. */
function system(): Board {
  let board: Board = EMPTY_BOARD;
  for (const [id, x, y] of [
    ['web', 0, 0],
    ['lb', 272, 0],
    ['api', 544, 0],
    ['db', 544, 144],
  ] as const)
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y, params: {} });
  return connect(connect(connect(board, 'web', 'lb'), 'lb', 'api'), 'api', 'db');
}

const MIDDLE = { x: 360, y: 108 };
const boxesOf = ({ components }: Board, ids: Iterable<string>): Box[] =>
  [...ids].flatMap((id) => (components[id] ? { ...components[id], ...CARD } : []));
const around = (boxes: readonly Box[]) => ({
  left: Math.min(...boxes.map(({ x }) => x)),
  top: Math.min(...boxes.map(({ y }) => y)),
  right: Math.max(...boxes.map(({ x, width }) => x + width)),
  bottom: Math.max(...boxes.map(({ y, height }) => y + height)),
});
const isApart = (a: ReturnType<typeof around>, b: ReturnType<typeof around>) =>
  a.right + 24 <= b.left || b.right + 24 <= a.left || a.bottom + 24 <= b.top || b.bottom + 24 <= a.top;

describe('what is pasted', () => {
  it('lies where it is wanted if nothing is there, on the grid', () => {
    const board = system();
    const { board: pasted, ids } = paste(board, extract(board, ['web']), { x: 491, y: 437 });
    expect(pasted.components[ids[0]!]).toMatchObject({ x: 400, y: 400 });
  });

  it('lies beside what is there, however often, and keeps its own shape', () => {
    let board = system();
    const fragment = extract(board, Object.keys(board.components));
    for (let time = 0; time < 5; time++) {
      const { board: next, ids } = paste(board, fragment, MIDDLE);
      const copy = around(boxesOf(next, ids));
      for (const card of boxesOf(board, Object.keys(board.components)))
        expect(isApart(copy, around([card]))).toBe(true);
      expect([copy.right - copy.left, copy.bottom - copy.top]).toEqual([720, 216]);
      if (time === 0) expect(copy, 'right below').toMatchObject({ left: 0, top: 240 });
      board = next;
    }
  });

  it('keeps off lines, as a card between two others would part them', () => {
    const board = connect(
      addComponent(system(), { id: 'far', kind: 'app_service', name: 'far', x: 0, y: 480, params: {} }),
      'web',
      'far',
    );
    const { board: pasted, ids } = paste(board, extract(board, ['db']), { x: 88, y: 276 });
    expect(pasted.components[ids[0]!]).toMatchObject({ x: 112, y: 240 });
  });

  it('stays in view where there is room, also farther away', () => {
    const board = system();
    const fragment = extract(board, Object.keys(board.components));
    const seen = { x: -1000, y: -40, width: 2000, height: 300 };
    const { board: pasted, ids } = paste(board, fragment, MIDDLE, seen);
    const { left, right, top, bottom } = around(boxesOf(pasted, ids));
    expect([left >= -1000, right <= -24, top >= -40, bottom <= 260]).toEqual([true, true, true, true]);
    const none = { ...seen, x: 0, width: 760 };
    expect(paste(board, fragment, MIDDLE, none), 'as without a view').toEqual(paste(board, fragment, MIDDLE));
  });

  it('lies inside of a frame or beside it, never on its border or its name, and off notes', () => {
    const frame: Group = { id: 'f', kind: 'zone', name: 'Zone', x: 0, y: 0, width: 640, height: 320 };
    const note = { id: 'n', kind: 'note', x: 200, y: 120, width: 176, height: 96, text: 'a' } as Mark;
    const board = { ...EMPTY_BOARD, groups: { f: frame }, marks: { n: note } };
    const one = extract(system(), ['web']);
    const pasteAt = (x: number, y: number) => {
      const { board: pasted, ids } = paste(board, one, { x, y });
      return pasted.components[ids[0]!]!;
    };
    expect(pasteAt(510, 160)).toMatchObject({ group: 'f', x: 424, y: 128 });
    expect(pasteAt(288, 168), 'beside the note').toMatchObject({ group: 'f', x: 400, y: 136 });
    for (const x of [0, 640]) {
      const { x: left, group } = pasteAt(x, 160);
      expect(group === 'f' ? left >= 24 && left <= 440 : left <= -200 || left >= 664).toBe(true);
    }
    expect(pasteAt(500, 20), 'below the name').toMatchObject({ group: 'f', y: 56 });
    const again = paste(board, extract(board, ['f']), { x: 320, y: 160 });
    expect(again.board.groups['f-2']?.parent).toBeUndefined();
    expect(again.board.groups['f-2']?.y).toBe(360);
  });
});
