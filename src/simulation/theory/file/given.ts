import type { Distribution } from '../../network.ts';
import { constant, erlang, exponential, hyperexponential, lognormal, pareto, UNIT } from '../build.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));

/** The parameters of one case of a file. What is not as it should be throws an Error that names the case and the field. */
export class Given {
  readonly name: string;
  private readonly fields: Fields;
  private readonly path: string;

  constructor(name: string, fields: Fields, path = 'params') {
    this.name = name;
    this.fields = fields;
    this.path = path;
  }

  has(key: string): boolean {
    return this.fields[key] !== undefined;
  }

  /** Throws unless the value is what the words say. */
  wrong(key: string, words: string): never {
    throw new Error(
      `"${this.name}": ${this.path}.${key} must be ${words}; it is ${shown(this.fields[key])}.`,
    );
  }

  /** A finite number above 0, or where it may be, 0. */
  number(key: string, usual?: number, least = Number.MIN_VALUE): number {
    const value = this.fields[key] ?? usual;
    if (typeof value !== 'number' || !Number.isFinite(value) || value < least)
      this.wrong(key, least > 0 && least < 1 ? 'a number above 0' : `a number of ${least} or more`);
    return value;
  }

  whole(key: string, usual?: number, least = 1): number {
    const value = this.number(key, usual, least);
    return Number.isInteger(value) ? value : this.wrong(key, 'a whole number');
  }

  /** How many servers there are: a whole number, or "inf" for as many as there are requests. */
  servers(key: string, usual = 1): number {
    return this.fields[key] === 'inf' ? Number.POSITIVE_INFINITY : this.whole(key, usual);
  }

  /** A probability. */
  share(key: string): number {
    const value = this.number(key, undefined, 0);
    return value <= 1 ? value : this.wrong(key, 'a number between 0 and 1');
  }

  /** One of the words, the first where there is none. */
  word<T extends string>(key: string, words: readonly [T, ...T[]]): T {
    const value = this.fields[key] ?? words[0];
    const found = words.find((word) => word === value);
    return found ?? this.wrong(key, `one of ${words.join(', ')}`);
  }

  flag(key: string, usual: boolean): boolean {
    const value = this.fields[key] ?? usual;
    return typeof value === 'boolean' ? value : this.wrong(key, 'true or false');
  }

  isList(key: string): boolean {
    return Array.isArray(this.fields[key]);
  }

  numbers(key: string): readonly number[] {
    const value = this.fields[key];
    const isGood = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x) && x > 0;
    if (!Array.isArray(value) || value.length === 0 || !value.every(isGood))
      this.wrong(key, 'a list of numbers above 0');
    return value;
  }

  /** Records in a list. */
  records(key: string): readonly Given[] {
    const value = this.fields[key];
    if (!Array.isArray(value) || value.length === 0 || !value.every(isFields))
      this.wrong(key, 'a list of records');
    return value.map((fields, i) => new Given(this.name, fields, `${this.path}.${key}[${i}]`));
  }

  record(key: string): Given {
    const value = this.fields[key];
    return isFields(value)
      ? new Given(this.name, value, `${this.path}.${key}`)
      : this.wrong(key, 'a record such as {"type": "erlang", "k": 4, "mean": 1}');
  }

  /** Erlang-k times between arrivals, written as in "Erlang-8 mean 8 ms"; `mean` in units, 1 of which is 1000 ms. */
  between(key: string): { readonly stages: number; readonly mean: number } {
    const found = /^erlang-(\d+) mean ([\d.]+)( ms)?$/i.exec(String(this.fields[key]));
    const [stages, mean] = [Number(found?.[1]), Number(found?.[2])];
    if (!(stages >= 1 && mean > 0)) this.wrong(key, 'like "Erlang-8 mean 8 ms"');
    return { stages, mean: found?.[3] ? mean / 1000 : mean };
  }
}

/** A distribution of service as a file names it: a type, its mean, and k, cv or cv2 (its square: variance over squared mean). */
export function serviceOf(given: Given): Distribution {
  const type = given.word('type', [
    ...(['exponential', 'deterministic', 'erlang', 'lognormal', 'gamma'] as const),
    ...(['hyperexponential', 'pareto', 'empirical'] as const),
  ]);
  if (type === 'empirical') return empirical(given);
  const mean = given.number('mean');
  if (type === 'exponential') return exponential(mean);
  if (type === 'deterministic') return constant(mean);
  if (type === 'erlang') return erlang(given.whole('k'), mean);
  const least = type === 'hyperexponential' ? 1 : 0;
  const cv = given.has('cv')
    ? given.number('cv', undefined, least)
    : Math.sqrt(given.number('cv2', undefined, least));
  if (cv === 0) return constant(mean);
  if (type === 'lognormal') return lognormal(mean, cv);
  if (type === 'hyperexponential') return hyperexponential(mean, cv);
  return type === 'pareto' ? pareto(mean, cv) : { shape: 'gamma', mean: mean * UNIT, cv };
}

function empirical(given: Given): Distribution {
  const values = given.numbers('values').map((value) => value * UNIT);
  const weights = given.has('weights') ? given.numbers('weights') : values.map(() => 1);
  if (weights.length !== values.length) given.wrong('weights', 'as many numbers as there are values');
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const meanOf = (of: (value: number) => number) =>
    values.reduce((sum, value, i) => sum + (weights[i]! / total) * of(value), 0);
  const mean = meanOf((value) => value);
  const square = meanOf((value) => value * value);
  return { shape: 'measured', mean, cv: Math.sqrt(square / (mean * mean) - 1), values, weights };
}
