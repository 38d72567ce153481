import { Heap } from '../../calendar/heap.ts';

/**
 * Rows on the way to the last queue that they meet: from there nothing but ways that always take the same time leads home. In the order
 * in which they come there, and no events of the calendar: the loop that creates requests looks at the first of them, and most are
 * over before it has to stop.
 */
export class Homing {
  /** When the first of them is there, s; `Infinity` where there is none. */
  due = 0.5;
  /** When the one that is put in will be, s. A field, as engines box a double that crosses a call. */
  at = 0.5;
  private readonly heap = new Heap();
  private sequence = 0;

  constructor() {
    this.due = Infinity;
  }

  /** Row of the first. */
  get first(): number {
    return this.heap.entries[2]! | 0;
  }

  put(row: number): void {
    this.heap.due = this.at;
    this.heap.put(this.sequence++, row);
    this.due = this.heap.entries[0]!;
  }

  /** Takes the first out. */
  drop(): void {
    const { heap } = this;
    heap.shift();
    heap.settle();
    this.due = heap.size === 0 ? Infinity : heap.entries[0]!;
  }
}
