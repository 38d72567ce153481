import { clamp } from '../catalog/fit.ts';
import type { Board, Id, Mark } from './board.ts';
import { isSafeId, MARK_TEXT_LENGTH, MOST_POINTS, ORDER, SIDE } from './bounds.ts';
import { cleanCoordinate } from './clean.ts';
import { isDrawn } from './ids.ts';
import { boxesOf, courseOf, holds, placed, tenth } from './lines.ts';
import { get, mapTable, put } from './tables.ts';

/** Words of a mark: lines end with `\n`, nothing stands at their ends, and no control characters are in them. */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .slice(0, MARK_TEXT_LENGTH)
      .replace(/[ \n]+$/, '')
  );
}

/** A mark inside its bounds; null where what it is made of is missing. */
export function cleanMark(mark: Mark): Mark | null {
  const side = (value: number): number => tenth(clamp(value, SIDE.min, SIDE.max));
  const { points, pressure, from, to, ...rest } = mark;
  const clean: Mark = {
    ...rest,
    x: tenth(cleanCoordinate(mark.x)),
    y: tenth(cleanCoordinate(mark.y)),
    width: side(mark.width),
    height: side(mark.height),
    text: cleanText(mark.text),
    order: Math.round(clamp(mark.order, ORDER.min, ORDER.max)),
  };
  if (holds(mark)) return clean;
  const kept = (points ?? []).slice(0, MOST_POINTS).map((value) => tenth(cleanCoordinate(value)));
  const isLine = mark.kind === 'line';
  if (kept.length % 2 === 1 || kept.length < (isLine ? 4 : 2)) return null;
  const isPressed = pressure?.length === kept.length / 2;
  return {
    ...clean,
    points: kept,
    ...(isLine && from !== undefined && { from }),
    ...(isLine && to !== undefined && { to }),
    ...(!isLine &&
      isPressed && { pressure: pressure.map((value) => Math.round(clamp(value, 0, 1) * 50) / 50) }),
  };
}

/** Adds a mark, or puts another in its place. Ends that are fastened to nothing are let go. */
export function setMark(board: Board, mark: Mark): Board {
  const isNew = !Object.hasOwn(board.marks, mark.id);
  if (!isSafeId(mark.id) || (isNew && isDrawn(board, mark.id))) return board;
  const clean = cleanMark(mark);
  if (clean === null) return board;
  const boxes = boxesOf(board);
  const { from, to, ...rest } = clean;
  const isHeld = (end: Id | undefined): end is Id =>
    end !== undefined && end !== mark.id && boxes(end) !== undefined;
  // A line from a thing to itself is no line.
  const ends = { ...(isHeld(from) && { from }), ...(isHeld(to) && to !== from && { to }) };
  return put(board, 'marks', { ...rest, ...ends });
}

export type MarkPatch = { readonly [K in keyof Mark]?: Mark[K] | undefined };

/** Fields to change; an optional field set to `undefined` is taken away. */
export function updateMarks(board: Board, ids: Iterable<Id>, patch: MarkPatch): Board {
  let next = board;
  for (const id of ids) {
    const mark = get(next.marks, id);
    if (!mark) continue;
    const fields = Object.entries({ ...mark, ...patch, id, kind: mark.kind });
    next = setMark(
      next,
      Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as unknown as Mark,
    );
  }
  return next;
}

/** The order of a mark that is to lie above, or behind, all others. */
export function orderAt(board: Board, place: 'front' | 'back'): number {
  const orders = Object.values(board.marks).map(({ order }) => order);
  return place === 'front' ? Math.max(0, ...orders) + 1 : Math.min(0, ...orders) - 1;
}

/** Brings marks before everything, or sends them behind it; among themselves they stay as they were. */
export function restack(board: Board, ids: Iterable<Id>, place: 'front' | 'back'): Board {
  const chosen = [...new Set(ids)]
    .flatMap((id) => get(board.marks, id) ?? [])
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const first = place === 'front' ? orderAt(board, place) : orderAt(board, place) - chosen.length + 1;
  const orders = new Map(chosen.map(({ id }, index) => [id, first + index]));
  return mapTable(board, 'marks', (mark) => {
    const order = orders.get(mark.id);
    return order === undefined ? mark : { ...mark, order: clamp(order, ORDER.min, ORDER.max) };
  });
}

/** A mark drawn into another box, with all that it is made of. Locked ones stay. */
export function reshape(mark: Mark, box: Pick<Mark, 'x' | 'y' | 'width' | 'height'>): Mark {
  if (mark.points === undefined) return { ...mark, ...box };
  const scaleX = mark.width > 0 ? box.width / mark.width : 1;
  const scaleY = mark.height > 0 ? box.height / mark.height : 1;
  const points = mark.points.map((value, index) => tenth(value * (index % 2 === 0 ? scaleX : scaleY)));
  return { ...mark, ...box, points };
}

/** A line with another course, its ends fastened anew. */
export function redrawn(
  board: Board,
  mark: Mark,
  course: readonly number[],
  ends: Pick<MarkPatch, 'from' | 'to'>,
): Mark {
  const { from, to, ...rest } = mark;
  const line: Mark = {
    ...rest,
    ...placed(course),
    ...(ends.from !== undefined && { from: ends.from }),
    ...(ends.to !== undefined && { to: ends.to }),
  };
  return { ...line, ...placed(courseOf(line, boxesOf(board))) };
}
