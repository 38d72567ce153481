import { Lane } from './lane.ts';

/**
 * The events to come, in order of (time, insertion). An event is a time and an int32 payload. Events a constant
 * delay ahead go to the lane of that delay; all others to a 4-ary heap. The next event is the earlier of the heap's
 * top and the winner among the lanes' heads, kept in a tournament tree.
 */
export class Calendar {
  /** Time of the event that `pop` returned last. */
  time = -Infinity;

  private sequence = 0;
  private size = 0;
  private times: Float64Array = new Float64Array(64);
  private sequences: Float64Array = new Float64Array(64);
  private payloads: Int32Array = new Int32Array(64);

  private readonly laneOf = new Map<number, number>();
  private readonly lanes: Lane[] = [];
  /** Heads of the lanes, `Infinity` where empty; as many as the tree has leaves, a power of two. */
  private headTimes: Float64Array = new Float64Array(1).fill(Infinity);
  private headSequences: Float64Array = new Float64Array(1);
  /** Inner node i has children 2i and 2i+1; leaves follow; node 1 names the lane that is next. */
  private winners: Int32Array = new Int32Array(2);
  private inLanes = 0;

  /** Events waiting. */
  get length(): number {
    return this.size + this.inLanes;
  }

  /** The lane of a constant delay in seconds, made at its first use. */
  lane(delay: number): number {
    const known = this.laneOf.get(delay);
    if (known !== undefined) return known;
    const lane = this.addLane();
    this.laneOf.set(delay, lane);
    return lane;
  }

  /** A lane for deadlines alone, which may drop its entries: see `scheduleDeadline`. */
  deadlineLane(): number {
    return this.addLane();
  }

  private addLane(): number {
    const lane = this.lanes.length;
    this.lanes.push(new Lane());
    if (lane >= this.headTimes.length) this.growTree();
    return lane;
  }

  /** Any time from now on. Returns the event's ticket. */
  schedule(time: number, payload: number): number {
    if (this.size === this.times.length) this.growHeap();
    const { times, sequences, payloads } = this;
    const sequence = this.sequence++;
    let at = this.size++;
    // The newcomer has the highest sequence: equal times stay before it.
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const parentTime = times[parent]!;
      if (parentTime <= time) break;
      times[at] = parentTime;
      sequences[at] = sequences[parent]!;
      payloads[at] = payloads[parent]!;
      at = parent;
    }
    times[at] = time;
    sequences[at] = sequence;
    payloads[at] = payload;
    return sequence;
  }

  /** `time` is the clock plus the lane's delay; one that is earlier than the lane's newest goes to the heap. */
  scheduleAfterConstant(lane: number, time: number, payload: number): void {
    const queue = this.lanes[lane]!;
    if (queue.length === 0) {
      const sequence = this.sequence++;
      queue.push(time, sequence, payload);
      this.setHead(lane, time, sequence);
    } else if (time >= queue.newest) queue.push(time, this.sequence++, payload);
    else {
      this.schedule(time, payload);
      return;
    }
    this.inLanes++;
  }

  /**
   * Puts an event that will rarely be needed, such as a timeout, in a lane, and returns the ticket that tells it
   * from others. Entries at the lane's head whose ticket is no longer `valid` at their payload's index
   * (payload >> `shift`) are dropped, so a lane of timeouts holds little more than the requests under way.
   */
  scheduleDeadline(lane: number, time: number, payload: number, valid: Float64Array, shift: number): number {
    const ticket = this.sequence;
    this.scheduleAfterConstant(lane, time, payload);
    const queue = this.lanes[lane]!;
    let dropped = 0;
    // The newest is not valid yet: its ticket is what this call returns.
    while (queue.length > 1 && valid[queue.payloads[queue.head]! >> shift] !== queue.sequences[queue.head]) {
      queue.head = (queue.head + 1) & (queue.times.length - 1);
      queue.length--;
      dropped++;
    }
    if (dropped > 0) {
      this.inLanes -= dropped;
      this.setHead(lane, queue.times[queue.head]!, queue.sequences[queue.head]!);
    }
    return ticket;
  }

  /** Ticket of the event that `next` returned last. */
  ticket = 0;

  /** Takes out the next event before `limit`: sets `time` and `ticket`, returns its payload; -1 if there is none. */
  next(limit: number): number {
    const lane = this.winners[1]!;
    const laneTime = this.headTimes[lane]!;
    const heapTime = this.size > 0 ? this.times[0]! : Infinity;
    const fromLane =
      laneTime < heapTime ||
      (laneTime === heapTime && this.headSequences[lane]! < this.sequences[0]! && laneTime !== Infinity);
    const time = fromLane ? laneTime : heapTime;
    if (!(time < limit)) return -1;
    this.ticket = fromLane ? this.headSequences[lane]! : this.sequences[0]!;
    return fromLane ? this.popLane(lane) : this.popHeap();
  }

  /** Time of the next event; `Infinity` when there is none. */
  nextTime(): number {
    const laneTime = this.headTimes[this.winners[1]!]!;
    const heapTime = this.size > 0 ? this.times[0]! : Infinity;
    return Math.min(laneTime, heapTime);
  }

  /** Takes the next event out: sets `time`, returns its payload; -1 when there is none. */
  pop(): number {
    return this.next(Infinity);
  }

  /** Forgets all events; lanes stay. */
  clear(): void {
    this.size = 0;
    this.inLanes = 0;
    for (let lane = 0; lane < this.lanes.length; lane++) {
      this.lanes[lane]!.length = 0;
      this.setHead(lane, Infinity, 0);
    }
  }

  private popLane(lane: number): number {
    const queue = this.lanes[lane]!;
    const head = queue.head;
    this.time = queue.times[head]!;
    const payload = queue.payloads[head]!;
    const next = (head + 1) & (queue.times.length - 1);
    queue.head = next;
    queue.length--;
    this.inLanes--;
    if (queue.length === 0) this.setHead(lane, Infinity, 0);
    else this.setHead(lane, queue.times[next]!, queue.sequences[next]!);
    return payload;
  }

  private popHeap(): number {
    const { times, sequences, payloads } = this;
    this.time = times[0]!;
    const result = payloads[0]!;
    const size = --this.size;
    if (size === 0) return result;
    // The last entry sinks from the top.
    const time = times[size]!;
    const sequence = sequences[size]!;
    let at = 0;
    for (;;) {
      let child = 4 * at + 1;
      if (child >= size) break;
      const end = Math.min(child + 4, size);
      let least = child;
      let leastTime = times[child]!;
      for (child++; child < end; child++) {
        const childTime = times[child]!;
        if (childTime < leastTime || (childTime === leastTime && sequences[child]! < sequences[least]!)) {
          least = child;
          leastTime = childTime;
        }
      }
      if (leastTime > time || (leastTime === time && sequences[least]! > sequence)) break;
      times[at] = leastTime;
      sequences[at] = sequences[least]!;
      payloads[at] = payloads[least]!;
      at = least;
    }
    times[at] = time;
    sequences[at] = sequence;
    payloads[at] = payloads[size]!;
    return result;
  }

  private setHead(lane: number, time: number, sequence: number): void {
    this.headTimes[lane] = time;
    this.headSequences[lane] = sequence;
    this.replay(lane);
  }

  /** Plays the matches above one leaf again. */
  private replay(lane: number): void {
    const { headTimes, headSequences, winners } = this;
    const leaves = headTimes.length;
    if (leaves === 1) {
      winners[1] = 0;
      return;
    }
    for (let node = (lane + leaves) >> 1; node >= 1; node >>= 1) {
      const left = 2 * node >= leaves ? 2 * node - leaves : winners[2 * node]!;
      const right = 2 * node + 1 >= leaves ? 2 * node + 1 - leaves : winners[2 * node + 1]!;
      const a = headTimes[left]!;
      const b = headTimes[right]!;
      winners[node] = a < b || (a === b && headSequences[left]! <= headSequences[right]!) ? left : right;
    }
  }

  private growTree(): void {
    const leaves = this.headTimes.length * 2;
    const times = new Float64Array(leaves).fill(Infinity);
    const sequences = new Float64Array(leaves);
    times.set(this.headTimes);
    sequences.set(this.headSequences);
    this.headTimes = times;
    this.headSequences = sequences;
    this.winners = new Int32Array(leaves);
    for (let lane = 0; lane < leaves; lane++) this.replay(lane);
  }

  private growHeap(): void {
    const capacity = this.times.length * 2;
    const times = new Float64Array(capacity);
    const sequences = new Float64Array(capacity);
    const payloads = new Int32Array(capacity);
    times.set(this.times);
    sequences.set(this.sequences);
    payloads.set(this.payloads);
    this.times = times;
    this.sequences = sequences;
    this.payloads = payloads;
  }
}

export function createCalendar(): Calendar {
  return new Calendar();
}
