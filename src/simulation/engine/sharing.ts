import type { Rows } from './rows.ts';

/**
 * Requests that share the processors of one replica (egalitarian processor sharing). Each is done when the service that one
 * request gets (`virtual`, s) reaches its tag: what it was at the request's start plus the time it needs alone. A binary
 * heap by tag; `rows.place` says where in it a row is, so that one can be taken out in O(log n).
 */
export class Sharing {
  /** As of when `virtual` holds, s. */
  since = 0;
  virtual = 0;
  size = 0;
  /** Ticket of the event that looks for who is done; -1 for none. When it comes, and whether the first is done then. */
  ticket = -1;
  due = 0;
  exact = false;

  private tags: Float64Array = new Float64Array(16);
  private works: Float64Array = new Float64Array(16);
  private members: Int32Array = new Int32Array(16);

  /** Of the first to be done. There must be one. */
  get firstTag(): number {
    return this.tags[0]!;
  }

  get first(): number {
    return this.members[0]!;
  }

  tag(place: number): number {
    return this.tags[place]!;
  }

  /** Time that it needs alone, s. */
  work(place: number): number {
    return this.works[place]!;
  }

  add(row: number, work: number, rows: Rows): void {
    if (this.size === this.members.length) this.grow();
    this.rise(this.size++, this.virtual + work, work, row, rows);
  }

  remove(place: number, rows: Rows): void {
    const last = --this.size;
    if (place === last) return;
    const tag = this.tags[last]!;
    const work = this.works[last]!;
    const row = this.members[last]!;
    const parent = (place - 1) >> 1;
    if (place > 0 && this.tags[parent]! > tag) this.rise(place, tag, work, row, rows);
    else this.sink(place, tag, work, row, rows);
  }

  private rise(from: number, tag: number, work: number, row: number, rows: Rows): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.tags[parent]! <= tag) break;
      this.put(at, this.tags[parent]!, this.works[parent]!, this.members[parent]!, rows);
      at = parent;
    }
    this.put(at, tag, work, row, rows);
  }

  private sink(from: number, tag: number, work: number, row: number, rows: Rows): void {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.tags[child + 1]! < this.tags[child]!) child++;
      if (this.tags[child]! >= tag) break;
      this.put(at, this.tags[child]!, this.works[child]!, this.members[child]!, rows);
      at = child;
    }
    this.put(at, tag, work, row, rows);
  }

  private put(at: number, tag: number, work: number, row: number, rows: Rows): void {
    this.tags[at] = tag;
    this.works[at] = work;
    this.members[at] = row;
    rows.place[row] = at;
  }

  private grow(): void {
    const reals = (old: Float64Array): Float64Array => {
      const bigger = new Float64Array(2 * old.length);
      bigger.set(old);
      return bigger;
    };
    this.tags = reals(this.tags);
    this.works = reals(this.works);
    const members = new Int32Array(2 * this.members.length);
    members.set(this.members);
    this.members = members;
  }
}
