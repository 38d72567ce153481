import { expect, it } from 'vitest';
import { EMPTY_BOARD, type Mark } from '../../board/board.ts';
import { thingsOf } from './things.ts';

const mark = (id: string, rest: Partial<Mark>): Mark => ({
  id,
  kind: 'note',
  x: 100,
  y: 100,
  width: 176,
  height: 96,
  text: 'Redirects are permanent',
  color: 'ink',
  size: 's',
  dash: 'solid',
  fill: 'none',
  heads: 'none',
  order: 1,
  ...rest,
});
const boxesOf = (...marks: readonly Mark[]) =>
  thingsOf({ ...EMPTY_BOARD, marks: Object.fromEntries(marks.map((one) => [one.id, one])) });
const WHOLE = { left: 100, top: 100, right: 276, bottom: 196 };

it('takes all of a note, of drawn words and of what covers lines, and of an open shape or a line its words', () => {
  expect(boxesOf(mark('note', {}))).toEqual([WHOLE]);
  expect(boxesOf(mark('text', { kind: 'text' }))).toEqual([WHOLE]);
  expect(boxesOf(mark('over', { kind: 'rectangle', fill: 'solid', text: '' }))).toEqual([WHOLE]);
  expect(boxesOf(mark('behind', { kind: 'rectangle', fill: 'soft', order: -1, text: '' }))).toEqual([]);
  expect(boxesOf(mark('pen', { kind: 'stroke', points: [0, 0, 9, 9] }))).toEqual([]);
  const [words] = boxesOf(mark('open', { kind: 'ellipse' }));
  expect(words!.left + words!.right).toBeCloseTo(376);
  expect(words!.right - words!.left).toBeGreaterThan(120);
  expect(words!.bottom - words!.top).toBeLessThan(40);
  const [onLine] = boxesOf(mark('line', { kind: 'line', points: [0, 0, 100, 40], text: 'later' }));
  expect([(onLine!.left + onLine!.right) / 2, (onLine!.top + onLine!.bottom) / 2]).toEqual([150, 120]);
});

it('takes the name of a frame, no wider than the frame', () => {
  const frame = { kind: 'region', name: 'Home region', x: 0, y: 0, width: 600, height: 300 } as const;
  const groups = {
    wide: { id: 'wide', ...frame },
    narrow: { id: 'narrow', ...frame, width: 96 },
  };
  const [wide, narrow] = thingsOf({ ...EMPTY_BOARD, groups });
  expect(wide).toMatchObject({ left: 8, top: 3, bottom: 27 });
  expect(wide!.right).toBeGreaterThan(130);
  expect(wide!.right).toBeLessThan(260);
  expect(narrow!.right).toBe(88);
});
