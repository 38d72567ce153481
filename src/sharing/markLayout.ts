import { type Codec, constant, fields, list, type Plain, record, scalar, text, word } from './codecs.ts';
import {
  DASH_CODES,
  FILL_CODES,
  HEADS_CODES,
  MARK_CODES,
  MARK_COLOR_CODES,
  MARK_SIZE_CODES,
  ORIGIN_CODES,
} from './codes.ts';
import { type Scalar, Unreadable } from './stream.ts';

/**
 * Where the fields of a mark lie in a link. Marks travel with the head of the board, which could always gain fields,
 * so that links without any are as they were. Fields are only ever added, at the end.
 */

/** Tenths of px, as whole numbers. */
const tenths: Codec<number> = {
  write: (value, out) => {
    const whole = value * 10;
    out.scalar(Math.abs(whole - Math.round(whole)) < 1e-6 ? Math.round(whole) : String(value));
  },
  read: (from) => {
    const value = from.scalar();
    return typeof value === 'number' ? value / 10 : Number(value);
  },
};

/** x and y in turn, each as what it is further than the one before: a stroke goes a short way at a time. */
const course: Codec<readonly number[]> = {
  write: (value, out) => {
    out.count(value.length);
    value.forEach((one, index) => {
      out.scalar(Math.round(one * 10) - Math.round((value[index - 2] ?? 0) * 10));
    });
  },
  read: (from) => {
    const before = [0, 0];
    return Array.from({ length: from.items() }, (_, index) => {
      const step = from.scalar();
      if (typeof step !== 'number') throw new Unreadable('a point is missing');
      const whole = (before[index % 2] ?? 0) + step;
      before[index % 2] = whole;
      return whole / 10;
    });
  },
};

/** In steps of a fiftieth, as `cleanMark` keeps it. */
const pressures: Codec<readonly number[]> = list({
  write: (value, out) => out.count(Math.round(value * 50)),
  read: (from) => from.count() / 50,
});

/** A component or mark as its place among them; read as the place, and named when all of them are known. */
function end(drawn: readonly string[]): Codec<Scalar> {
  return {
    write: (value, out) => {
      const place = drawn.indexOf(String(value));
      out.scalar(place < 0 ? value : place);
    },
    read: (from) => from.scalar(),
  };
}

const ORIGIN = record(
  fields([
    ['by', word(ORIGIN_CODES)],
    ['lines', text],
    ['refs', list(text)],
  ]),
);

/** `drawn`: ids of components and marks, in this order; only writing needs them. */
export function markRows(drawn: readonly string[]): Codec<readonly Plain[]> {
  return list(
    record(
      fields([
        ['id', text],
        ['kind', word(MARK_CODES)],
        ['x', tenths],
        ['y', tenths],
        ['width', tenths],
        ['height', tenths],
        ['order', scalar],
        ['text', text],
        ['color', word(MARK_COLOR_CODES)],
        ['points', course],
        ['size', word(MARK_SIZE_CODES)],
        ['fill', word(FILL_CODES)],
        ['heads', word(HEADS_CODES)],
        ['from', end(drawn)],
        ['to', end(drawn)],
        ['dash', word(DASH_CODES)],
        ['pressure', pressures],
        ['wrap', constant(true)],
        ['locked', constant(true)],
        ['origin', ORIGIN],
      ]),
    ),
  );
}

/** Rows of marks as the table they make: ends that were read as places are named. */
export function tableOfMarks(rows: readonly Plain[], components: readonly string[]): Plain {
  const drawn = [...components, ...rows.map(({ id }) => String(id))];
  const named = (value: unknown): unknown => {
    if (typeof value !== 'number') return value;
    const id = drawn[value];
    if (id === undefined) throw new Unreadable('a line to what is not there');
    return id;
  };
  return Object.fromEntries(
    rows.map(({ id, from, to, ...rest }) => [
      String(id),
      {
        ...rest,
        ...(from !== undefined && { from: named(from) }),
        ...(to !== undefined && { to: named(to) }),
      },
    ]),
  );
}
