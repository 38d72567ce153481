import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD, type Group } from '../../board/board.ts';
import { addGroup } from '../../board/groupEdits.ts';
import { framePulled, type Grip } from './frameGestures.ts';
import { framesIn, shifted } from './groupDrag.ts';

const group: Group = { id: 'g', kind: 'zone', name: 'g', x: 80, y: 160, width: 240, height: 160 };

const FREE = { shiftKey: false, altKey: false };

describe('a frame that is pulled', () => {
  it.each<[Grip, readonly [number, number, number, number]]>([
    ['n', [80, 184, 240, 136]],
    ['e', [80, 160, 256, 160]],
    ['s', [80, 160, 240, 184]],
    ['w', [96, 160, 224, 160]],
    ['nw', [96, 184, 224, 136]],
    ['se', [80, 160, 256, 184]],
  ])('by %s moves that side alone, on the grid', (grip, [x, y, width, height]) => {
    expect(framePulled(group, grip, { x: 15, y: 26 }, FREE)).toEqual({ x, y, width, height });
  });

  it('is never smaller than a frame may be, and never turns over', () => {
    expect(framePulled(group, 'w', { x: 904, y: 0 }, FREE)).toEqual({
      x: 272,
      y: 160,
      width: 48,
      height: 160,
    });
    expect(framePulled(group, 'se', { x: -900, y: -900 }, FREE)).toEqual({
      x: 80,
      y: 160,
      width: 48,
      height: 48,
    });
  });
});

describe('a marquee', () => {
  it('takes the frames that it holds as a whole, whichever way it is drawn', () => {
    const board = addGroup(EMPTY_BOARD, group);
    expect(framesIn(board, { x: 79, y: 159 }, { x: 321, y: 321 })).toEqual(['g']);
    expect(framesIn(board, { x: 321, y: 159 }, { x: 79, y: 321 })).toEqual(['g']);
    expect(framesIn(board, { x: 100, y: 159 }, { x: 321, y: 321 })).toEqual([]);
  });
});

it('shows everything that moves, where it would be', () => {
  const board = addGroup(EMPTY_BOARD, group);
  expect([...shifted(board, ['g', 'gone'], { x: 8, y: -8 })]).toEqual([['g', { x: 88, y: 152 }]]);
});
