/** Doubles an entry: time, sequence, payload; the fourth keeps an entry within one cache line. */
const ENTRY = 4;

/**
 * A ring of events in the order of their time: those that all lie the same constant delay ahead. Putting one in
 * and taking one out is a few loads and stores, whatever the number waiting.
 */
export class Lane {
  length = 0;
  /** Among the lanes in use; -1 before its first event. */
  index = -1;
  private entries: Float64Array = new Float64Array(16 * ENTRY);
  /** Where the first entry begins. */
  private head = 0;
  /** Of positions in `entries`. */
  private mask: number = 16 * ENTRY - 1;

  /** Time of the last put in. */
  newest = -Infinity;

  /** Of the first. The lane must not be empty, here and for all that follows. */
  get firstTime(): number {
    return this.entries[this.head]!;
  }

  get firstSequence(): number {
    return this.entries[this.head + 1]!;
  }

  get firstPayload(): number {
    return this.entries[this.head + 2]! | 0;
  }

  drop(): void {
    this.head = (this.head + ENTRY) & this.mask;
    this.length--;
  }

  push(time: number, sequence: number, payload: number): void {
    this.newest = time;
    this.put(sequence, payload);
  }

  private put(sequence: number, payload: number): void {
    const { length } = this;
    if (this.isFull) this.grow();
    const { entries } = this;
    const at = (this.head + length * ENTRY) & this.mask;
    entries[at] = this.newest;
    entries[at + 1] = sequence;
    entries[at + 2] = payload;
    this.length = length + 1;
  }

  get isFull(): boolean {
    return this.length * ENTRY > this.mask;
  }

  /**
   * Makes room by dropping all entries whose ticket is no longer `valid` at their payload's index (payload >> `shift`). Where most
   * still are it grows besides, so that a place for one more is never found by looking at all the others again.
   */
  thin(valid: Float64Array, shift: number): void {
    const { entries, head, mask, length } = this;
    let kept = 0;
    for (let i = 0; i < length; i++) {
      const from = (head + i * ENTRY) & mask;
      if (valid[entries[from + 2]! >> shift] !== entries[from + 1]) continue;
      const to = (head + kept++ * ENTRY) & mask;
      entries[to] = entries[from]!;
      entries[to + 1] = entries[from + 1]!;
      entries[to + 2] = entries[from + 2]!;
    }
    this.length = kept;
    if (2 * kept > length) this.grow();
  }

  private grow(): void {
    const { entries, head } = this;
    const bigger = new Float64Array(2 * entries.length);
    bigger.set(entries.subarray(head));
    bigger.set(entries.subarray(0, head), entries.length - head);
    this.entries = bigger;
    this.mask = bigger.length - 1;
    this.head = 0;
  }
}
