import { describe, expect, it } from 'vitest';
import { align, distribute } from './arrange.ts';
import type { Board, Mark } from './board.ts';
import { EMPTY_BOARD } from './board.ts';
import * as copying from './copying.ts';
import * as edit from './edit.ts';
import { boxesOf, courseOf } from './lines.ts';
import { cleanText, orderAt, redrawn, reshape, restack, setMark, updateMarks } from './marks.ts';

const BARE: Omit<Mark, 'id' | 'kind'> = {
  x: 0,
  y: 0,
  width: 100,
  height: 50,
  text: '',
  color: 'ink',
  size: 'm',
  dash: 'solid',
  fill: 'none',
  heads: 'none',
  order: 1,
};

function mark(id: string, kind: Mark['kind'], over: Partial<Mark> = {}): Mark {
  return { ...BARE, id, kind, ...over };
}

/** An API at the left, a box 400 px to its right, and an arrow from the one to the other. */
function drawn(): Board {
  const api = { id: 'api', kind: 'app_service', name: 'API', x: 0, y: 0, params: {} };
  const line = mark('line', 'line', { heads: 'end', points: [0, 0, 10, 10], from: 'api', to: 'box' });
  const box = mark('box', 'rectangle', { x: 400, y: 11, width: 100, height: 50 });
  return setMark(setMark(edit.addComponent(EMPTY_BOARD, api), box), line);
}

const course = (board: Board): readonly number[] => courseOf(board.marks.line!, boxesOf(board));

describe('a mark', () => {
  it('is kept inside its bounds, to tenths of a pixel', () => {
    const board = setMark(
      EMPTY_BOARD,
      mark('n', 'note', { x: 1.2345, y: -1e9, width: -5, text: 'a\r\nb \n' }),
    );
    expect(board.marks.n).toMatchObject({ x: 1.2, y: -1_000_000, width: 0, text: 'a\nb' });
  });

  it('is refused where what it is made of is missing, or its id is taken', () => {
    expect(setMark(EMPTY_BOARD, mark('s', 'stroke'))).toBe(EMPTY_BOARD);
    expect(setMark(EMPTY_BOARD, mark('s', 'stroke', { points: [1, 2, 3] }))).toBe(EMPTY_BOARD);
    expect(setMark(EMPTY_BOARD, mark('l', 'line', { points: [1, 2] }))).toBe(EMPTY_BOARD);
    const board = drawn();
    expect(setMark(board, mark('api', 'note'))).toBe(board);
    expect(setMark(board, mark('__proto__', 'note'))).toBe(board);
  });

  it('keeps as many pressures as points, or none', () => {
    const points = [0, 0, 5, 5];
    const [whole, short] = [[0.111, 2], [1]].map(
      (pressure) => setMark(EMPTY_BOARD, mark('s', 'stroke', { points, pressure })).marks.s,
    );
    expect(whole?.pressure).toEqual([0.12, 1]);
    expect(short).not.toHaveProperty('pressure');
  });

  it('holds no control characters', () => {
    expect(cleanText('a\u0007b\tc\r\nd\n\n')).toBe('a b c\nd');
  });
});

describe('a line', () => {
  it('ends beside what it is fastened to, and follows it', () => {
    // Middles at y 36: the card ends at 176, the box begins at 400, 6 px stay free.
    expect(course(drawn())).toEqual([182, 36, 394, 36]);
    const moved = edit.moveComponents(drawn(), { box: { x: 400, y: 211 } });
    const [x1, y1, x2, y2] = course(moved);
    expect([x1, x2! < 400]).toEqual([88 + (42 / 200) * 362, true]);
    expect(y1).toBe(78);
    expect(y2).toBeGreaterThan(100);
  });

  it('touches an ellipse on its rim', () => {
    const round = updateMarks(drawn(), ['box'], { x: 500, y: 300 });
    const ellipse = setMark(round, { ...round.marks.box!, kind: 'ellipse' });
    const [, , x, y] = course(ellipse);
    expect(Math.hypot((x! - 550) / 56, (y! - 325) / 31)).toBeCloseTo(1, 9);
  });

  it('lets go of what is removed, and its end stays where it was', () => {
    const left = edit.remove(drawn(), ['api']);
    expect(left.marks.line).not.toHaveProperty('from');
    expect(left.marks.line).toMatchObject({ to: 'box', x: 182, y: 36, width: 212 });
    expect(course(left).slice(0, 2)).toEqual([182, 36]);
    expect(edit.remove(left, ['box']).marks).toMatchObject({ line: { points: [0, 0, 212, 0] } });
  });

  it('is fastened to nothing that holds no line: itself, a stroke, what is not there', () => {
    const board = setMark(drawn(), mark('s', 'stroke', { points: [0, 0] }));
    for (const to of ['line', 's', 'gone', 'api'])
      expect(updateMarks(board, ['line'], { to }).marks.line).not.toHaveProperty('to');
  });

  it('is drawn anew from end to end', () => {
    const board = drawn();
    const line = redrawn(board, board.marks.line!, [182, 36, 300, 236], { from: 'api' });
    expect(line).toMatchObject({ from: 'api', heads: 'end' });
    expect(line).not.toHaveProperty('to');
    const next = setMark(board, line);
    expect(course(next).slice(2)).toEqual([300, 236]);
  });
});

describe('with components', () => {
  it('marks are copied, their lines fastened to the copies or free', () => {
    const { board, ids } = copying.duplicate(drawn(), ['api', 'box', 'line'], { x: 0, y: 200 });
    expect(ids).toEqual(['api-2', 'box-2', 'line-2']);
    expect(board.marks['line-2']).toMatchObject({ from: 'api-2', to: 'box-2' });
    const alone = copying.duplicate(drawn(), ['line'], { x: 0, y: 200 }).board.marks['line-2'];
    expect(alone).toMatchObject({ x: 182, y: 236, points: [0, 0, 212, 0] });
    expect(alone).not.toHaveProperty('from');
  });

  it('marks alone are pasted with their middle where one wants them', () => {
    const fragment = copying.extract(drawn(), ['box']);
    const { board, ids } = copying.paste(EMPTY_BOARD, fragment, { x: 80, y: 80 });
    expect(ids).toEqual(['box']);
    expect(board.marks.box).toMatchObject({ x: 32, y: 59 });
  });

  it('locked marks stay where they are', () => {
    const locked = edit.setLocked(drawn(), ['box'], true);
    expect(edit.moveComponents(locked, { box: { x: 0, y: 0 } })).toBe(locked);
    expect(edit.setLocked(locked, ['box'], false)).toEqual(drawn());
  });
});

describe('in line', () => {
  it('marks and cards of different sizes end at the same edge, and stand at equal gaps', () => {
    const right = align(drawn(), ['api', 'box'], 'right');
    expect([right.components.api?.x, right.marks.box?.x]).toEqual([324, 400]);
    const three = setMark(drawn(), mark('n', 'note', { x: 230, y: 0, width: 20, height: 20 }));
    const even = distribute(three, ['api', 'n', 'box'], 'horizontal');
    // 176 px of card and 20 of note on the way to 400: two gaps of 102.
    expect([even.components.api?.x, even.marks.n?.x, even.marks.box?.x]).toEqual([0, 278, 400]);
  });

  it('a line has no place of its own', () => {
    expect(align(drawn(), ['api', 'line'], 'left')).toEqual(drawn());
  });
});

describe('order and size', () => {
  it('front is above all, back behind all and the components', () => {
    const board = [1, 2, 3].reduce(
      (before, order) => setMark(before, mark(`m${order}`, 'note', { order })),
      EMPTY_BOARD as Board,
    );
    expect(orderAt(board, 'front')).toBe(4);
    expect(orderAt(board, 'back')).toBe(-1);
    const front = restack(board, ['m2', 'm1'], 'front').marks;
    expect([front.m1!.order, front.m2!.order, front.m3!.order]).toEqual([4, 5, 3]);
    const back = restack(board, ['m3', 'm2'], 'back').marks;
    expect([back.m2!.order, back.m3!.order]).toEqual([-2, -1]);
  });

  it('a stroke is drawn into another box with all of its points', () => {
    const stroke = mark('s', 'stroke', { width: 10, height: 20, points: [0, 0, 10, 20] });
    expect(reshape(stroke, { x: 5, y: 5, width: 20, height: 10 })).toMatchObject({
      x: 5,
      points: [0, 0, 20, 10],
    });
  });
});
