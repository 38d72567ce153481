import type { Board, Id, Mark, MarkKind } from '../board/board.ts';
import * as words from '../words/drawings.ts';

/** How marks look, for elements and for drawing alike: px at zoom 1. */
export const FONT = { s: 14, m: 18, l: 26, xl: 40 } as const;
/** Words in notes and shapes are smaller than words on their own. */
export const INNER_FONT = { s: 13, m: 15, l: 20, xl: 28 } as const;
/** Lines and outlines. */
export const LINE = { s: 1.5, m: 2, l: 3.5, xl: 6 } as const;
/** The pen, across. */
export const NIB = { s: 3, m: 5, l: 9, xl: 16 } as const;
export const LEADING = 1.3;
/** Free px around words in a note or shape. */
export const PADDING = 10;
export const NOTE = { width: 176, height: 96 } as const;
export const SHAPE = { width: 176, height: 72 } as const;
export const STEP = { s: 20, m: 26, l: 34, xl: 46 } as const;

export function fontOf({ kind, size }: Pick<Mark, 'kind' | 'size'>): number {
  return kind === 'text' ? FONT[size] : INNER_FONT[size];
}

export function dashOf({ dash, size }: Pick<Mark, 'dash' | 'size'>): readonly number[] {
  const width = LINE[size];
  if (dash === 'solid') return [];
  return dash === 'dashed' ? [width * 4, width * 3] : [0, width * 2.5];
}

export const MARK_ICONS: Readonly<Record<MarkKind, string>> = {
  text: 'type',
  note: 'sticky-note',
  stroke: 'pencil',
  line: 'slash',
  rectangle: 'square',
  ellipse: 'circle',
  step: 'list-ordered',
};

export function kindWords({ kind, heads }: Pick<Mark, 'kind' | 'heads'>): string {
  return words.kinds[kind === 'line' && heads !== 'none' ? 'arrow' : kind];
}

/** What a screen reader says of a mark: its words, and for a line what it joins. */
export function nameOfMark(board: Board, mark: Mark): string {
  const parts = [mark.text.replace(/\s+/g, ' ')];
  if (mark.kind === 'line') {
    const from = endName(board, mark.from);
    const to = endName(board, mark.to);
    if (from !== '') parts.push(words.from(from));
    if (to !== '') parts.push(words.to(to));
  }
  const said = parts.filter((part) => part !== '').join(', ');
  if (said !== '') return said;
  const isBare = mark.kind === 'line' || mark.kind === 'stroke';
  return isBare ? kindWords(mark) : words.empty(kindWords(mark));
}

function endName(board: Board, id: Id | undefined): string {
  if (id === undefined) return '';
  const named = board.components[id] ?? board.groups[id];
  if (named) return named.name;
  const mark = board.marks[id];
  return mark ? mark.text || kindWords(mark) : '';
}
