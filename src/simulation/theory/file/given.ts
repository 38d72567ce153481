export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const ENDLESS = /^(inf|infinity|∞)$/i;
const SECONDS = { s: 1, ms: 0.001, us: 1e-6, µs: 1e-6 } as const;
const boundsOf = (least: number): string => {
  if (least === Number.NEGATIVE_INFINITY) return 'a number';
  return least > 0 && least < 1 ? 'a number above 0' : `a number of ${least} or more`;
};
const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));

/** What says why a case of a file cannot be run. */
export class Unreadable extends Error {}

/** The parameters of one case of a file. What is not as it should be throws what is Unreadable, and names the case and the field. */
export class Given {
  readonly name: string;
  private readonly fields: Fields;
  private readonly path: string;

  constructor(name: string, fields: Fields, path = 'params') {
    this.name = name;
    this.fields = fields;
    this.path = path;
  }

  /** A field that is null is left out. */
  has(key: string): boolean {
    return this.fields[key] !== undefined && this.fields[key] !== null;
  }

  /** Throws unless the value is what the words say. */
  wrong(key: string, words: string): never {
    throw new Unreadable(
      `"${this.name}": ${this.path}.${key} must be ${words}; it is ${shown(this.fields[key])}.`,
    );
  }

  /** A finite number above 0, or where it may be, 0. */
  number(key: string, usual?: number, least = Number.MIN_VALUE): number {
    const value = this.fields[key] ?? usual;
    if (typeof value !== 'number' || !Number.isFinite(value) || value < least)
      this.wrong(key, boundsOf(least));
    return value;
  }

  whole(key: string, usual?: number, least = 1): number {
    const value = this.number(key, usual, least);
    return Number.isInteger(value) ? value : this.wrong(key, 'a whole number');
  }

  /** How many servers or places there are: a whole number, or "inf" for as many as there are requests. */
  servers(key: string, usual = 1): number {
    return ENDLESS.test(String(this.fields[key])) ? Number.POSITIVE_INFINITY : this.whole(key, usual);
  }

  /** A probability. */
  share(key: string): number {
    const value = this.number(key, undefined, 0);
    return value <= 1 ? value : this.wrong(key, 'a number between 0 and 1');
  }

  /** One of the words, the first where there is none; capitals and hyphens do not matter. `short`: other names of them. */
  word<T extends string>(
    key: string,
    words: readonly [T, ...T[]],
    short: Readonly<Record<string, T>> = {},
  ): T {
    const value = String(this.fields[key] ?? words[0])
      .toLowerCase()
      .replaceAll(/[-_]/g, ' ');
    const found = words.find((word) => word.toLowerCase() === value) ?? short[value];
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

  /** Erlang-k times between arrivals, as a record or as in "Erlang-8 mean 8 ms"; `mean` in units, 1 of which is a second. */
  between(key: string): { readonly stages: number; readonly mean: number } {
    if (isFields(this.fields[key])) {
      const given = this.record(key);
      given.word('type', ['erlang']);
      return { stages: given.whole('k'), mean: given.number('mean') };
    }
    const found = /^e(?:rlang)?-?(\d+) mean ([\d.e+-]+) ?(s|ms|us|µs)?$/i.exec(String(this.fields[key]));
    const [stages, mean] = [Number(found?.[1]), Number(found?.[2])];
    if (!(stages >= 1 && mean > 0)) this.wrong(key, 'like "Erlang-8 mean 8 ms"');
    return { stages, mean: mean * SECONDS[(found?.[3]?.toLowerCase() ?? 's') as keyof typeof SECONDS] };
  }
}
