import type { TableName } from '../board/board.ts';

export type ProblemReason =
  /** Not JSON, not an object, or not tagged as a board of this product. */
  | 'not a board'
  | 'newer version'
  | 'too large'
  | 'unknown kind'
  | 'unknown field'
  | 'missing'
  | 'wrong type'
  | 'out of range'
  | 'bad id'
  | 'duplicate'
  /** Speaks of a record that is not there. */
  | 'dangling'
  | 'cycle';

/** What was wrong with something that was read, where, and what was done about it. */
export interface DecodeProblem {
  /** `fatal`: nothing could be used. `error`: something was left out. `warning`: a value was brought into bounds. */
  readonly severity: 'fatal' | 'error' | 'warning';
  readonly reason: ProblemReason;
  readonly table: TableName | 'board';
  /** '' for the board itself or a whole table. */
  readonly id: string;
  /** Path inside the record, as `params.replicas` or `rate.0.value`; '' for the whole record. */
  readonly field: string;
  /** A sentence that stands on its own once the place is named. */
  readonly message: string;
}

/** Place and message in one line: `components.rd.params.replicas: 0 is below 1; the nearest is 1`. */
export function problemText({ table, id, field, message }: Omit<DecodeProblem, 'reason'>): string {
  const place = [table, id, field].filter((part) => part !== '').join('.');
  return `${place}: ${message}`;
}

/** Problems of hostile input come by the million; nobody reads past this many. */
const MOST = 200;

export class Problems {
  private readonly found: DecodeProblem[] = [];
  private more = 0;

  add(problem: DecodeProblem): void {
    if (this.found.length < MOST) this.found.push(problem);
    else this.more++;
  }

  list(): readonly DecodeProblem[] {
    if (this.more === 0) return this.found;
    const message = `${this.more} more problems are not listed`;
    return [
      ...this.found,
      { severity: 'error', reason: 'too large', table: 'board', id: '', field: '', message },
    ];
  }
}

/** A value as a message shows it: short, whatever it is. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
