import type { Rows } from './rows.ts';

/**
 * First-in-first-out lists of rows, linked through `rows.next`: one for each replica, one a station for all its
 * replicas, one for each connection out of a buffer.
 */
export class Queues {
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  readonly length: Int32Array;

  constructor(count: number) {
    this.head = new Int32Array(count).fill(-1);
    this.tail = new Int32Array(count).fill(-1);
    this.length = new Int32Array(count);
  }

  push(queue: number, row: number, rows: Rows): void {
    rows.next[row] = -1;
    if (this.length[queue]!++ === 0) this.head[queue] = row;
    else rows.next[this.tail[queue]!] = row;
    this.tail[queue] = row;
  }

  /** The queue must not be empty. */
  shift(queue: number, rows: Rows): number {
    const row = this.head[queue]!;
    this.head[queue] = rows.next[row]!;
    this.length[queue]!--;
    return row;
  }

  first(queue: number): number {
    return this.head[queue]!;
  }
}
