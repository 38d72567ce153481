import type { Board, Group, Mark } from '../../board/board.ts';
import { type Box, boxesOf, courseOf } from '../../board/lines.ts';
import { groupKindOf } from '../../catalog/groups.ts';
import { fontOf, LEADING, PADDING } from '../../state/markLook.ts';
import { middleOf } from '../marks/middle.ts';
import { widthOf } from './labels.ts';
import type { Rect } from './orthogonal.ts';

/** What the words of lines keep off beside lines and cards: whatever else is to be read. */

/** Mean width of a character, of its height. */
const CHARACTER = 0.52;
/** Px of the letters of a frame's name where they are largest, and of what stands around it. */
const NAME = { font: 17, inset: 8, top: 3, icon: 20, padding: 8, height: 24 } as const;

const rectOf = ({ x, y, width, height }: Box): Rect => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});

/** The name in the corner of a frame, with its icon and its kind. */
function nameOf({ name, kind, x, y, width }: Group): Rect {
  const characters = widthOf(`${name} ${kind === 'plain' ? '' : (groupKindOf(kind)?.label ?? '')}`);
  const wide = 2 * NAME.padding + NAME.icon + characters * CHARACTER * NAME.font;
  return rectOf({
    x: x + NAME.inset,
    y: y + NAME.top,
    width: Math.max(0, Math.min(wide, width - 2 * NAME.inset)),
    height: NAME.height,
  });
}

/** The words of a mark around their middle. */
function wordsAround(mark: Mark, [x, y]: readonly [number, number], room: number): Rect {
  const font = fontOf(mark);
  const lines = mark.text.split('\n').map((line) => widthOf(line) * CHARACTER * font);
  const wide = Math.min(room, Math.max(...lines));
  const rows = lines.reduce((sum, px) => sum + Math.max(1, Math.ceil(px / room)), 0);
  const high = rows * font * LEADING;
  return rectOf({ x: x - wide / 2, y: y - high / 2, width: wide, height: high });
}

/** What of a mark is to be read: all of it, or the words in the middle of an open shape or on a line. */
function readOf(board: Board, mark: Mark): readonly Rect[] {
  const { kind, text, x, y, width, height, fill, order } = mark;
  if (kind === 'note' || kind === 'step') return [rectOf(mark)];
  if (kind === 'text') return text === '' ? [] : [rectOf(mark)];
  if (kind === 'stroke') return [];
  if (kind !== 'line' && fill !== 'none' && order > 0) return [rectOf(mark)];
  if (text === '') return [];
  if (kind === 'line') {
    const course = courseOf(mark, boxesOf(board));
    return course.length < 4 ? [] : [wordsAround(mark, middleOf(course), Infinity)];
  }
  return [wordsAround(mark, [x + width / 2, y + height / 2], Math.max(1, width - 2 * PADDING))];
}

/** Boxes of notes, drawn words and names of frames. */
export const thingsOf = (board: Board): readonly Rect[] => [
  ...Object.values(board.groups).map(nameOf),
  ...Object.values(board.marks).flatMap((mark) => readOf(board, mark)),
];
