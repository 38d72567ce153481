import { grown } from '../grown.ts';
import type { Network } from '../network.ts';

/** Locks that are handed out for a time: who has each, until when, and who waits for it. */
export class Leases {
  /** By station: the first of its locks, and how many it has. */
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** By lock: its station; the row that holds it, -1 for none; until when, s; and which grant of it that is. */
  readonly station: Int32Array;
  readonly holder: Int32Array;
  readonly until: Float64Array;
  readonly token: Int32Array;
  /** Its last holder has neither given it back nor lost it to another. */
  readonly isOut: Uint8Array;
  /** By lock: rows that wait for it, linked by `rows.next`. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** By row: the lock it has taken, the grant of that, and the generation of the row then; -1 for none. */
  private lock = new Int32Array(256).fill(-1);
  private grant = new Int32Array(256);
  private generation = new Int32Array(256);

  constructor({ stations }: Network) {
    this.count = Int32Array.from(stations, ({ lease }) => lease?.locks ?? 0);
    this.first = new Int32Array(stations.length);
    let total = 0;
    stations.forEach((_, s) => {
      this.first[s] = total;
      total += this.count[s]!;
    });
    this.station = new Int32Array(total);
    stations.forEach((_, s) => {
      this.station.fill(s, this.first[s]!, this.first[s]! + this.count[s]!);
    });
    this.holder = new Int32Array(total).fill(-1);
    this.until = new Float64Array(total);
    this.token = new Int32Array(total);
    this.isOut = new Uint8Array(total);
    this.head = new Int32Array(total).fill(-1);
    this.tail = new Int32Array(total).fill(-1);
  }

  /** The lock that a row has taken, whether it still has it or not; -1 for none. */
  lockOf(row: number, generation: number): number {
    return row < this.lock.length && this.generation[row] === generation ? this.lock[row]! : -1;
  }

  /** Nobody has had it since. */
  isLatest(row: number): boolean {
    return this.grant[row] === this.token[this.lock[row]!];
  }

  give(lock: number, row: number, generation: number): void {
    while (row >= this.lock.length) {
      const size = 2 * this.lock.length;
      this.lock = grown(this.lock, size).fill(-1, size / 2);
      this.grant = grown(this.grant, size);
      this.generation = grown(this.generation, size);
    }
    this.token[lock]! += 1;
    this.holder[lock] = row;
    this.lock[row] = lock;
    this.grant[row] = this.token[lock]!;
    this.generation[row] = generation;
  }

  forget(row: number): void {
    this.lock[row] = -1;
  }
}
