import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { addComponent, connect } from '../board/edit.ts';
import { readFile, writeFile } from './file.ts';

const card = (id: string, kind: string, x: number) => ({ id, kind, name: id, x, y: 0, params: {} });
const board = connect(
  addComponent(addComponent({ ...EMPTY_BOARD, name: 'Shop' }, card('web', 'client_web', 0)), {
    ...card('api', 'app_service', 256),
  }),
  'web',
  'api',
);

describe('a board as a file', () => {
  it('comes back as it was', () => {
    expect(readFile(writeFile(board))).toEqual({ board, problems: [] });
  });

  it('that is cut off, of something else or of a later version says which it is', () => {
    expect(readFile(writeFile(board).slice(0, 90))).toMatchObject({ board: null, reason: 'not a board' });
    expect(readFile('{"format": "drawing"}')).toMatchObject({
      reason: 'not a board',
      message: expect.stringContaining('"drawing"'),
    });
    const later = writeFile(board).replace(/"version": \d+/, '"version": 99');
    expect(readFile(later)).toMatchObject({ board: null, reason: 'newer version' });
  });

  it('names what of it was of no use, and keeps the rest', () => {
    const read = readFile(writeFile(board).replace('app_service', 'fax_machine'));
    expect(Object.keys(read.board?.components ?? {})).toEqual(['web']);
    expect(read).toMatchObject({
      problems: expect.arrayContaining([expect.stringContaining('fax_machine')]),
    });
  });
});
