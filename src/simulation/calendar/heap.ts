/** Doubles an entry: time, sequence, payload; the fourth keeps an entry within one cache line. */
const ENTRY = 4;

/** A binary heap of events by time and sequence. */
export class Heap {
  entries: Float64Array = new Float64Array(64 * ENTRY);
  /** Doubles in use, with those of a top that is taken out. */
  size = 0;
  /**
   * The top is taken out and its place not yet filled. If another event is put in at once it sinks from the top in one
   * pass, where removal and insertion would take two.
   */
  private hole = false;
  /** When the event that is put in next is due: engines box a double that crosses a call. */
  due = 0.5;

  get length(): number {
    return this.size / ENTRY - (this.hole ? 1 : 0);
  }

  /** Puts an event in at `due`. */
  put(sequence: number, payload: number): void {
    if (this.hole) {
      this.hole = false;
      this.sink(sequence, payload);
      return;
    }
    if (this.size === this.entries.length) this.grow();
    const { entries } = this;
    const time = this.due;
    let at = this.size;
    this.size = at + ENTRY;
    while (at > 0) {
      const parent = ((at - ENTRY) >> 1) & -ENTRY;
      const parentTime = entries[parent]!;
      if (parentTime < time || (parentTime === time && entries[parent + 1]! < sequence)) break;
      entries[at] = parentTime;
      entries[at + 1] = entries[parent + 1]!;
      entries[at + 2] = entries[parent + 2]!;
      at = parent;
    }
    entries[at] = time;
    entries[at + 1] = sequence;
    entries[at + 2] = payload;
  }

  /** Fills the place of what was taken out last, so that the first entry is the first event. */
  settle(): void {
    if (!this.hole) return;
    this.hole = false;
    const last = this.size - ENTRY;
    this.size = last;
    if (last === 0) return;
    this.due = this.entries[last]!;
    this.sink(this.entries[last + 1]! | 0, this.entries[last + 2]! | 0);
  }

  /** Takes the first event out and returns its payload. The heap must be settled and not empty. */
  shift(): number {
    this.hole = true;
    return this.entries[2]! | 0;
  }

  /** Puts an entry in at the top and moves up those that come before it. */
  private sink(sequence: number, payload: number): void {
    const { entries, size } = this;
    const time = this.due;
    let at = 0;
    for (;;) {
      let child = 2 * at + ENTRY;
      if (child >= size) break;
      let childTime = entries[child]!;
      const other = child + ENTRY;
      if (other < size) {
        const otherTime = entries[other]!;
        if (otherTime < childTime || (otherTime === childTime && entries[other + 1]! < entries[child + 1]!)) {
          child = other;
          childTime = otherTime;
        }
      }
      if (childTime > time || (childTime === time && entries[child + 1]! > sequence)) break;
      entries[at] = childTime;
      entries[at + 1] = entries[child + 1]!;
      entries[at + 2] = entries[child + 2]!;
      at = child;
    }
    entries[at] = time;
    entries[at + 1] = sequence;
    entries[at + 2] = payload;
  }

  private grow(): void {
    const bigger = new Float64Array(2 * this.entries.length);
    bigger.set(this.entries);
    this.entries = bigger;
  }
}
