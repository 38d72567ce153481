import { grown } from '../grown.ts';
import { KeyIndex } from '../stations/keyIndex.ts';
import type { Plan } from './plan.ts';

/**
 * Writes that buffers hold back until their next flush: groups of them, each to become one message, in the order of their
 * first write, by replica of the buffer. Recycled like all that comes and goes during a run.
 */
export class Flushes {
  used = 0;
  private capacity = 0;
  private freeHead = -1;
  private readonly calls: number;

  call: Int32Array = new Int32Array(0);
  /** A row at the buffer with what the first of them asked for. */
  row: Int32Array = new Int32Array(0);
  count: Int32Array = new Int32Array(0);
  /** When the first of them came, and the sum of when each did, s. */
  began: Float64Array = new Float64Array(0);
  came: Float64Array = new Float64Array(0);
  private next: Int32Array = new Int32Array(0);
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  /** By replica: its next flush is set. */
  readonly due: Uint8Array;
  /** The group of a replica and call that takes more. */
  private readonly open = new KeyIndex();
  /** By row of a message: how many writes it is. */
  private weights: Int32Array = new Int32Array(0);

  constructor(plan: Plan) {
    this.calls = plan.calls.length;
    this.head = new Int32Array(plan.totalReplicas).fill(-1);
    this.tail = new Int32Array(plan.totalReplicas).fill(-1);
    this.due = new Uint8Array(plan.totalReplicas);
  }

  /** The group that the next write of a call at a replica belongs to; -1: it begins one. */
  openAt(replica: number, call: number): number {
    return this.open.get(replica * this.calls + call);
  }

  /** The oldest group of a replica; -1 for none. */
  firstAt(replica: number): number {
    return this.head[replica]!;
  }

  begin(replica: number, call: number, row: number, now: number): number {
    if (this.freeHead < 0) this.grow(Math.max(64, 2 * this.capacity));
    const group = this.freeHead;
    this.freeHead = this.next[group]!;
    this.used++;
    this.call[group] = call;
    this.row[group] = row;
    this.count[group] = 0;
    this.began[group] = now;
    this.came[group] = 0;
    this.next[group] = -1;
    if (this.head[replica]! < 0) this.head[replica] = group;
    else this.next[this.tail[replica]!] = group;
    this.tail[replica] = group;
    this.open.set(replica * this.calls + call, group);
    return group;
  }

  /** Takes out the oldest group of a replica, which must have one. */
  remove(replica: number): void {
    const group = this.head[replica]!;
    const key = replica * this.calls + this.call[group]!;
    if (this.open.get(key) === group) this.open.remove(key);
    this.head[replica] = this.next[group]!;
    this.next[group] = this.freeHead;
    this.freeHead = group;
    this.used--;
  }

  weigh(row: number, writes: number): void {
    if (row >= this.weights.length) this.weights = grown(this.weights, Math.max(256, 2 * row));
    this.weights[row] = writes;
  }

  weightOf(row: number): number {
    return this.weights[row]!;
  }

  private grow(capacity: number): void {
    this.call = grown(this.call, capacity);
    this.row = grown(this.row, capacity);
    this.count = grown(this.count, capacity);
    this.began = grown(this.began, capacity);
    this.came = grown(this.came, capacity);
    this.next = grown(this.next, capacity);
    for (let group = capacity - 1; group >= this.capacity; group--) {
      this.next[group] = this.freeHead;
      this.freeHead = group;
    }
    this.capacity = capacity;
  }
}
