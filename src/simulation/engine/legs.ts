import { grown } from '../grown.ts';

/**
 * A call made several times for one visit: in parallel (all replies needed, or a quorum of them) or one after
 * another. A single call needs no leg; its own row is enough. A leg lives until its last visit has reported, which
 * for the stragglers of a quorum is after the caller has gone on.
 */
export class Legs {
  private capacity = 0;
  private freeHead = -1;
  used = 0;

  parent: Int32Array = new Int32Array(0);
  parentGeneration: Int32Array = new Int32Array(0);
  /** Calls not made yet: of a sequence, those that follow. */
  remaining: Int32Array = new Int32Array(0);
  /** Calls under way. */
  outstanding: Int32Array = new Int32Array(0);
  /** Replies still needed. */
  needed: Int32Array = new Int32Array(0);
  /** Failures that can still be borne. */
  spare: Int32Array = new Int32Array(0);
  /** Decided: the caller has gone on or failed. */
  done: Uint8Array = new Uint8Array(0);
  /** When that was, s: of copies of a write. */
  decided: Float64Array = new Float64Array(0);
  private next: Int32Array = new Int32Array(0);

  constructor() {
    this.grow(64);
  }

  take(parent: number, parentGeneration: number, needed: number, spare: number, remaining: number): number {
    if (this.freeHead < 0) this.grow(2 * this.capacity);
    const leg = this.freeHead;
    this.freeHead = this.next[leg]!;
    this.used++;
    this.parent[leg] = parent;
    this.parentGeneration[leg] = parentGeneration;
    this.needed[leg] = needed;
    this.spare[leg] = spare;
    this.remaining[leg] = remaining;
    this.outstanding[leg] = 0;
    this.done[leg] = 0;
    return leg;
  }

  /** One of its calls is over. */
  report(leg: number): void {
    this.outstanding[leg]! -= 1;
    if (this.outstanding[leg] === 0) this.free(leg);
  }

  private free(leg: number): void {
    this.next[leg] = this.freeHead;
    this.freeHead = leg;
    this.used--;
  }

  private grow(capacity: number): void {
    this.parent = grown(this.parent, capacity);
    this.parentGeneration = grown(this.parentGeneration, capacity);
    this.remaining = grown(this.remaining, capacity);
    this.outstanding = grown(this.outstanding, capacity);
    this.needed = grown(this.needed, capacity);
    this.spare = grown(this.spare, capacity);
    this.next = grown(this.next, capacity);
    this.done = grown(this.done, capacity);
    this.decided = grown(this.decided, capacity);
    for (let leg = capacity - 1; leg >= this.capacity; leg--) {
      this.next[leg] = this.freeHead;
      this.freeHead = leg;
    }
    this.capacity = capacity;
  }
}
