import { Heap } from './heap.ts';
import { Lane } from './lane.ts';
import { Near } from './near.ts';

/** The next event is sought among the lanes one by one, so there are only so many; further delays use the heap. */
const MOST_CONSTANTS = 32;

/**
 * The events to come, in order of (time, insertion). An event is a time and an int32 payload. Events a constant
 * delay ahead go to the lane of that delay; all others to a ring of buckets for the near future, or beyond it to a heap.
 */
export class Calendar {
  /** Time of the event that `next` returned last. */
  time = -Infinity;
  /** Ticket of the event that `next` returned last: its place in the order of insertion. */
  ticket = 0;

  private sequence = 0;

  private readonly heap = new Heap();
  private readonly near = new Near(this.heap, this);

  private readonly laneOf = new Map<number, number>();
  private readonly lanes: Lane[] = [];
  /** Lanes that have been used, and time and sequence of the first event of each; `Infinity` where it is empty. */
  private readonly active: Lane[] = [];
  private heads: Float64Array = new Float64Array(0);
  /** Index in `active` of the lane whose first event is the earliest, and its time. */
  private firstLane = 0;
  private firstLaneTime = Infinity;

  /** Events waiting. */
  get length(): number {
    let length = this.heap.length + this.near.length;
    for (const lane of this.lanes) length += lane.length;
    return length;
  }

  /** The lane of a constant delay in seconds, made at its first use. */
  lane(delay: number): number {
    let lane = this.laneOf.get(delay);
    if (lane === undefined) {
      lane = this.laneOf.size < MOST_CONSTANTS ? this.addLane() : -1;
      this.laneOf.set(delay, lane);
    }
    return lane;
  }

  /** A lane for deadlines alone, which may drop its entries: see `scheduleDeadline`. */
  deadlineLane(): number {
    return this.addLane();
  }

  /** A lane for events that mostly come one after another, each put in when the one before has happened. */
  orderedLane(): number {
    return this.addLane();
  }

  private addLane(): number {
    return this.lanes.push(new Lane()) - 1;
  }

  /** From its first event on it is among those where the next event is sought. */
  private activate(lane: Lane): void {
    lane.index = this.active.push(lane) - 1;
    const heads = new Float64Array(2 * this.active.length).fill(Infinity);
    heads.set(this.heads);
    this.heads = heads;
  }

  /**
   * When the event that is put in next is due, for those that are called at every event: engines allocate a box for a double
   * that crosses a call.
   */
  due = 0.5;

  /** Any time from now on. Returns the event's ticket. */
  schedule(time: number, payload: number): number {
    this.due = time;
    return this.put(payload);
  }

  /** Puts an event in at `due`. Returns its ticket. */
  put(payload: number): number {
    const sequence = this.sequence++;
    this.near.due = this.due;
    this.near.put(sequence, payload);
    return sequence;
  }

  /** `time` is the clock plus the lane's delay; one that is earlier than the lane's newest goes to the heap. */
  scheduleAfterConstant(lane: number, time: number, payload: number): void {
    this.due = time;
    this.putInLane(lane, payload);
  }

  /** The same, and returns the event's ticket. */
  scheduleInOrder(lane: number, time: number, payload: number): number {
    const ticket = this.sequence;
    this.due = time;
    this.putInLane(lane, payload);
    return ticket;
  }

  putInLane(lane: number, payload: number): void {
    if (lane < 0) {
      this.put(payload);
      return;
    }
    const time = this.due;
    const queue = this.lanes[lane]!;
    if (queue.length === 0) {
      if (queue.index < 0) this.activate(queue);
      const { index } = queue;
      this.heads[2 * index] = time;
      this.heads[2 * index + 1] = this.sequence;
      // At equal times the other lane's event was put in before.
      if (time < this.firstLaneTime) {
        this.firstLaneTime = time;
        this.firstLane = index;
      }
    } else if (time < queue.newest) {
      this.put(payload);
      return;
    }
    queue.push(time, this.sequence++, payload);
  }

  /**
   * Puts an event that will rarely be needed, such as a timeout, in a lane, and returns the ticket that tells it
   * from others. Entries at the lane's head whose ticket is no longer `valid` at their payload's index
   * (payload >> `shift`) are dropped, and those behind one that still is before the lane grows. So a lane of timeouts
   * holds little more than the requests under way, however long the slowest of them takes.
   */
  scheduleDeadline(lane: number, time: number, payload: number, valid: Float64Array, shift: number): number {
    this.due = time;
    return this.putDeadline(lane, payload, valid, shift);
  }

  putDeadline(lane: number, payload: number, valid: Float64Array, shift: number): number {
    const ticket = this.sequence;
    const queue = this.lanes[lane]!;
    if (queue.isFull) {
      queue.thin(valid, shift);
      this.setHead(queue);
    }
    this.putInLane(lane, payload);
    const before = queue.length;
    // The newest is not valid yet: its ticket is what this call returns.
    while (queue.length > 1 && valid[queue.firstPayload >> shift] !== queue.firstSequence) queue.drop();
    if (queue.length < before) this.setHead(queue);
    return ticket;
  }

  /** See `take`. */
  limit = 0.5;

  /** Takes out the next event before `limit`: sets `time` and `ticket`, returns its payload; -1 if there is none. */
  next(limit: number): number {
    this.limit = limit;
    return this.take();
  }

  /** The same with the limit in a field, for those that take many events before the same one. */
  take(): number {
    const { limit, near, heap } = this;
    heap.settle();
    if (near.first < 0 && near.length > 0) near.open();
    let time = this.firstLaneTime;
    let first = near.first;
    if (first >= 0) {
      const other = near.entries[first]!;
      if (other > time || (other === time && near.entries[first + 1]! > this.firstLaneSequence)) first = -1;
      else time = other;
    }
    if (heap.size > 0) {
      const { entries } = heap;
      const other = entries[0]!;
      const isFirst =
        other < time ||
        (other === time && entries[1]! < (first >= 0 ? near.entries[first + 1]! : this.firstLaneSequence));
      if (isFirst) {
        if (other >= limit) return -1;
        this.time = other;
        this.ticket = entries[1]!;
        return heap.shift();
      }
    }
    if (time >= limit) return -1;
    this.time = time;
    if (first >= 0) {
      this.ticket = near.entries[first + 1]!;
      return near.shift();
    }
    const queue = this.active[this.firstLane]!;
    this.ticket = queue.firstSequence;
    const payload = queue.firstPayload;
    queue.drop();
    this.setHead(queue);
    return payload;
  }

  /** Whether an event at `due` would be the next before `limit`. */
  isNext(): boolean {
    const { due, near, heap } = this;
    if (due >= this.limit || due >= this.firstLaneTime) return false;
    heap.settle();
    if (heap.size > 0 && heap.entries[0]! <= due) return false;
    if (near.first < 0 && near.length > 0) near.open();
    return near.first < 0 || due < near.entries[near.first]!;
  }

  /** When the next event comes, or `limit` if that is earlier: in `due`. */
  lookAhead(): void {
    const { near, heap } = this;
    heap.settle();
    if (near.first < 0 && near.length > 0) near.open();
    let time = Math.min(this.limit, this.firstLaneTime);
    if (heap.size > 0) time = Math.min(time, heap.entries[0]!);
    if (near.first >= 0) time = Math.min(time, near.entries[near.first]!);
    this.due = time;
  }

  /** There must be one with events. */
  private get firstLaneSequence(): number {
    return this.heads[2 * this.firstLane + 1]!;
  }

  /** After the first of a lane has been taken out: its new first, and the first of all lanes. */
  private setHead(queue: Lane): void {
    const { heads } = this;
    const { index } = queue;
    if (queue.length === 0) heads[2 * index] = Infinity;
    else {
      heads[2 * index] = queue.firstTime;
      heads[2 * index + 1] = queue.firstSequence;
    }
    // A lane's first event only ever becomes a later one: the first of all is another's still.
    if (index !== this.firstLane) return;
    let first = 0;
    let firstTime = heads[0]!;
    for (let i = 2; i < heads.length; i += 2) {
      const time = heads[i]!;
      if (time < firstTime || (time === firstTime && heads[i + 1]! < heads[first + 1]!)) {
        first = i;
        firstTime = time;
      }
    }
    this.firstLane = first >> 1;
    this.firstLaneTime = firstTime;
  }
}
