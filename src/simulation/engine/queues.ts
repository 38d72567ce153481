import type { Rows } from './rows.ts';

/**
 * Lists of rows, by urgency and within it first in first out, linked through `rows.next`: one for each replica, one a station for all its
 * replicas, one for each connection out of a buffer.
 */
export class Queues {
  private readonly heads: Int32Array;
  private readonly tail: Int32Array;
  readonly length: Int32Array;
  private readonly count: number;
  private readonly levels: number;
  /** Level of each visit, 0 the most urgent. */
  private readonly level: Int32Array;

  /** `level` by visit, 0 to `levels` - 1: the lower ones go first. Each level of a queue is a list of its own. */
  constructor(count: number, levels: number, level: Int32Array) {
    this.count = count;
    this.levels = levels;
    this.level = level;
    this.heads = new Int32Array(count * levels).fill(-1);
    this.tail = new Int32Array(count * levels).fill(-1);
    this.length = new Int32Array(count);
  }

  push(queue: number, row: number, rows: Rows): void {
    rows.next[row] = -1;
    this.length[queue]! += 1;
    const list = this.levels === 1 ? queue : queue + this.count * this.level[rows.visit[row]!]!;
    if (this.heads[list]! < 0) this.heads[list] = row;
    else rows.next[this.tail[list]!] = row;
    this.tail[list] = row;
  }

  /** The queue must not be empty. */
  shift(queue: number, rows: Rows): number {
    const list = this.frontList(queue);
    const row = this.heads[list]!;
    this.heads[list] = rows.next[row]!;
    this.length[queue]! -= 1;
    return row;
  }

  /** Puts a row before all others of its urgency. */
  unshift(queue: number, row: number, rows: Rows): void {
    const list = this.levels === 1 ? queue : queue + this.count * this.level[rows.visit[row]!]!;
    if (this.heads[list]! < 0) this.tail[list] = row;
    rows.next[row] = this.heads[list]!;
    this.heads[list] = row;
    this.length[queue]! += 1;
  }

  /** The first of one level of a queue; -1 for none. */
  head(queue: number, level: number): number {
    return this.heads[queue + this.count * level]!;
  }

  /** The queue must not be empty. */
  first(queue: number): number {
    return this.heads[this.frontList(queue)]!;
  }

  /** Takes a row out that is in the queue. Whoever gives up has mostly waited longest, so the search is short. */
  remove(queue: number, row: number, rows: Rows): void {
    const list = this.levels === 1 ? queue : queue + this.count * this.level[rows.visit[row]!]!;
    let before = -1;
    for (let at = this.heads[list]!; at !== row; at = rows.next[at]!) before = at;
    if (before < 0) this.heads[list] = rows.next[row]!;
    else rows.next[before] = rows.next[row]!;
    if (this.tail[list] === row) this.tail[list] = before;
    this.length[queue]! -= 1;
  }

  /** The most urgent list of a queue that is not empty. */
  private frontList(queue: number): number {
    let list = queue;
    if (this.levels > 1) while (this.heads[list]! < 0) list += this.count;
    return list;
  }
}
