import type { Machine } from '../machine.ts';

/** Doubles of an entry: when, and the replica. */
const ENTRY = 2;

/**
 * When requests leave replicas of which somebody asks how many are inside, where that is known beforehand. Nobody asks before the
 * next request comes to the station: who has left is found out then, and needs no event in the calendar. By station a heap.
 */
export class Departures {
  private readonly m: Machine;
  private readonly heaps: Float64Array[];
  /** Doubles in use. */
  private readonly sizes: Int32Array;
  /** The time that is spoken of, s. A field, as engines box a double that crosses a call. */
  at = 0.5;

  constructor(m: Machine) {
    this.m = m;
    this.heaps = Array.from({ length: m.plan.stations }, () => new Float64Array(0));
    this.sizes = new Int32Array(m.plan.stations);
  }

  /** One leaves a replica at `at`. */
  add(station: number, replica: number): void {
    const time = this.at;
    if (time <= this.m.calendar.time) {
      this.m.occupy(replica, -1);
      return;
    }
    let at = this.sizes[station]!;
    if (at === this.heaps[station]!.length) this.grow(station);
    const heap = this.heaps[station]!;
    this.sizes[station] = at + ENTRY;
    while (at > 0) {
      const parent = ((at - ENTRY) >> 1) & -ENTRY;
      if (heap[parent]! <= time) break;
      heap[at] = heap[parent]!;
      heap[at + 1] = heap[parent + 1]!;
      at = parent;
    }
    heap[at] = time;
    heap[at + 1] = replica;
  }

  /** All who leave a station up to `at` have left. */
  settle(station: number): void {
    const heap = this.heaps[station]!;
    const now = this.at;
    while (this.sizes[station]! > 0 && heap[0]! <= now) {
      const replica = heap[1]! | 0;
      this.removeFirst(station);
      this.m.occupy(replica, -1);
    }
  }

  private removeFirst(station: number): void {
    const heap = this.heaps[station]!;
    const size = this.sizes[station]! - ENTRY;
    this.sizes[station] = size;
    const time = heap[size]!;
    let hole = 0;
    for (let child = ENTRY; child < size; child = 2 * hole + ENTRY) {
      if (child + ENTRY < size && heap[child + ENTRY]! < heap[child]!) child += ENTRY;
      if (heap[child]! >= time) break;
      heap[hole] = heap[child]!;
      heap[hole + 1] = heap[child + 1]!;
      hole = child;
    }
    heap[hole] = time;
    heap[hole + 1] = heap[size + 1]!;
  }

  private grow(station: number): void {
    const heap = this.heaps[station]!;
    const bigger = new Float64Array(Math.max(16, 2 * heap.length));
    bigger.set(heap);
    this.heaps[station] = bigger;
  }
}
