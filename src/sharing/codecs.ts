import { Newer, type Scalar, type Sink, type Source, Unreadable } from './stream.ts';

/**
 * How the parts of a board are written and read. A record is one number, whose bits say which fields follow, and
 * those fields: what equals its default is not there.
 */
export interface Codec<T> {
  write(value: T, out: Sink): void;
  read(from: Source): T;
}

export const scalar: Codec<Scalar> = {
  write: (value, out) => out.scalar(value),
  read: (from) => from.scalar(),
};

export const text: Codec<string> = {
  write: (value, out) => out.text(value),
  read: (from) => from.text(),
};

/** A word of a list that only ever grows, as its place there from 1 on; after a 0 any other word. */
export function word(list: readonly string[]): Codec<string> {
  return {
    write: (value, out) => {
      const place = list.indexOf(value) + 1;
      out.count(place);
      if (place === 0) out.text(value);
    },
    read: (from) => {
      const place = from.count();
      if (place === 0) return from.text();
      const value = list[place - 1];
      if (value === undefined) throw new Newer('a code that stands for nothing');
      return value;
    },
  };
}

/** The only value that a field has where it is there at all. */
export function constant(value: Scalar): Codec<Scalar> {
  return { write: () => {}, read: () => value };
}

/** A coordinate: on the grid of 8 px as steps from the one before, off it by itself. */
export function coordinate(): Codec<number> {
  const grid = 8;
  let last = 0;
  return {
    write: (value, out) => {
      const steps = value / grid;
      const isOnGrid = Number.isSafeInteger(steps);
      out.scalar(isOnGrid ? steps - last : String(value));
      if (isOnGrid) last = steps;
    },
    read: (from) => {
      const value = from.scalar();
      if (typeof value !== 'number') return Number(value);
      last += value;
      return last * grid;
    },
  };
}

export function list<T>(item: Codec<T>): Codec<readonly T[]> {
  return {
    write: (value, out) => {
      out.count(value.length);
      for (const one of value) item.write(one, out);
    },
    read: (from) => Array.from({ length: from.items() }, () => item.read(from)),
  };
}

/** Keys and values in turn. Read into own properties, so `__proto__` is a key like any other. */
export function map<T>(key: Codec<string>, value: Codec<T>): Codec<Readonly<Record<string, T>>> {
  const entries = list<readonly [string, T]>({
    write: ([name, one], out) => {
      key.write(name, out);
      value.write(one, out);
    },
    read: (from) => [key.read(from), value.read(from)],
  });
  return {
    write: (value, out) => entries.write(Object.entries(value), out),
    read: (from) => Object.fromEntries(entries.read(from)),
  };
}

export type Plain = Readonly<Record<string, unknown>>;

/** Fields in the order of their bits, the most frequent first: small numbers are short. */
export type Fields = readonly (readonly [name: string, codec: Codec<never>])[];

/** Codecs of many types in one list: each is only ever given the field that it stands beside. */
export function fields(named: readonly (readonly [string, unknown])[]): Fields {
  return named as Fields;
}

/**
 * Bit 0 says that fields follow which the list does not have, as JSON: a field that the saved board has gained
 * since travels too, only less tightly.
 */
export function record(all: Fields): Codec<Plain> {
  const isKnown = (name: string): boolean => all.some(([known]) => known === name);
  return {
    write: (value, out) => {
      const others = Object.entries(value).filter(([name, field]) => field !== undefined && !isKnown(name));
      let mask = others.length > 0 ? 1 : 0;
      all.forEach(([name], index) => {
        if (value[name] !== undefined) mask += 2 ** (index + 1);
      });
      out.count(mask);
      for (const [name, codec] of all) {
        if (value[name] !== undefined) codec.write(value[name] as never, out);
      }
      if (others.length > 0) out.text(JSON.stringify(Object.fromEntries(others)));
    },
    read: (from) => {
      const mask = from.count();
      if (mask >= 2 ** (all.length + 1)) throw new Newer('a record with unknown fields');
      const has = (bit: number): boolean => Math.floor(mask / 2 ** bit) % 2 === 1;
      const found: [string, unknown][] = [];
      all.forEach(([name, codec], index) => {
        if (has(index + 1)) found.push([name, codec.read(from)]);
      });
      if (has(0)) found.push(...otherFields(from.text()));
      return Object.fromEntries(found);
    },
  };
}

function otherFields(json: string): [string, unknown][] {
  let value: unknown = null;
  try {
    value = JSON.parse(json);
  } catch {
    // Told below, together with JSON that is no object.
  }
  if (typeof value !== 'object' || value === null) throw new Unreadable('a damaged record');
  return Object.entries(value);
}
