import type { Machine } from '../machine.ts';
import { SLOTS } from '../plan/codes.ts';
import { isLinedUpTogether } from './kinds.ts';

/** Up to so many servers the first that is free is found by looking at each. */
const FEW = 8;

/**
 * Servers of one queue each (a replica's slots, or those of all replicas where these share it) that take requests in the
 * order of arrival. When a request's turn comes is then known as it arrives: when the first of the servers is free.
 */
export class Servers {
  /** First server of each queue, and how many there are. */
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** When each is free, s; of many the earliest comes first, in the order of a heap. */
  readonly freeAt: Float64Array;
  /**
   * Station of each queue, and as a ring when those who wait there will no longer, with some whose time has come since. Of each
   * station how many they are.
   */
  private readonly station: Int32Array;
  private readonly times: Float64Array[];
  private readonly head: Int32Array;
  private readonly length: Int32Array;
  private readonly queued: Int32Array;
  /** Queues of each station: from the first of one to that of the next. */
  private readonly firstQueue: Int32Array;
  /** The time that all of these speak of, and the one up to which someone is busy or waits, s. Fields, as engines box a double that crosses a call. */
  at = 0.5;
  until = 0.5;

  constructor(count: Int32Array, station: Int32Array, firstQueue: Int32Array) {
    this.count = count;
    this.station = station;
    this.firstQueue = firstQueue;
    this.first = new Int32Array(count.length + 1);
    count.forEach((n, q) => {
      this.first[q + 1] = this.first[q]! + n;
    });
    this.freeAt = new Float64Array(this.first.at(-1)!);
    this.times = Array.from(count, () => new Float64Array(0));
    this.head = new Int32Array(count.length);
    this.length = new Int32Array(count.length);
    this.queued = new Int32Array(firstQueue.length);
  }

  /** The server of a queue that is free first. */
  next(queue: number): number {
    const { freeAt } = this;
    const first = this.first[queue]!;
    const count = this.count[queue]!;
    if (count > FEW) return first;
    let best = first;
    let least = freeAt[first]!;
    for (let server = first + 1; server < first + count; server++) {
      const time = freeAt[server]!;
      if (time < least) {
        least = time;
        best = server;
      }
    }
    return best;
  }

  /** The server that `next` named is busy until `until`. */
  take(queue: number, server: number): void {
    const { freeAt } = this;
    const { until } = this;
    const count = this.count[queue]!;
    if (count <= FEW) {
      freeAt[server] = until;
      return;
    }
    // Sinks from the top of the heap.
    let hole = 0;
    for (let child = 1; child < count; child = 2 * hole + 1) {
      if (child + 1 < count && freeAt[server + child + 1]! < freeAt[server + child]!) child++;
      if (freeAt[server + child]! >= until) break;
      freeAt[server + hole] = freeAt[server + child]!;
      hole = child;
    }
    freeAt[server + hole] = until;
  }

  /** How many wait in a queue. */
  waiting(queue: number): number {
    const times = this.times[queue]!;
    const now = this.at;
    const before = this.length[queue]!;
    let left = before;
    let head = this.head[queue]!;
    while (left > 0 && times[head]! <= now) {
      head = (head + 1) & (times.length - 1);
      left--;
    }
    if (left < before) {
      this.head[queue] = head;
      this.length[queue] = left;
      this.queued[this.station[queue]!]! -= before - left;
    }
    return left;
  }

  /** Whether surely fewer than so many wait: those whose time has come are not looked for. */
  isShorter(queue: number, than: number): boolean {
    return this.length[queue]! < than;
  }

  /**
   * One waits from `at` until `until`; those before it do not wait longer. Returns how many wait at the station at most: some of them
   * may be gone.
   */
  lineUp(queue: number): number {
    let times = this.times[queue]!;
    if (this.length[queue]! === times.length) {
      if (this.waiting(queue) === times.length) this.grow(queue);
      times = this.times[queue]!;
    }
    const length = this.length[queue]!;
    times[(this.head[queue]! + length) & (times.length - 1)] = this.until;
    this.length[queue] = length + 1;
    const station = this.station[queue]!;
    const queued = this.queued[station]! + 1;
    this.queued[station] = queued;
    return queued;
  }

  private grow(queue: number): void {
    const times = this.times[queue]!;
    const head = this.head[queue]!;
    const bigger = new Float64Array(Math.max(8, 2 * times.length));
    bigger.set(times.subarray(head));
    bigger.set(times.subarray(0, head), times.length - head);
    this.times[queue] = bigger;
    this.head[queue] = 0;
  }

  /** How many wait at a station at `at`. */
  waitingAt(station: number): number {
    const end = this.firstQueue[station + 1]!;
    for (let queue = this.firstQueue[station]!; queue < end; queue++) this.waiting(queue);
    return this.queued[station]!;
  }
}

/** A queue for each replica, or one for all of a station whose replicas share it: that of the first of them. */
export function serversOf({ plan }: Machine): Servers {
  const shared = new Set<number>();
  plan.calls.forEach((_, call) => {
    if (isLinedUpTogether(plan, call)) shared.add(plan.callStation[call]!);
  });
  const count = new Int32Array(plan.totalReplicas);
  for (let replica = 0; replica < plan.totalReplicas; replica++) {
    const station = plan.replicaStation[replica]!;
    if (plan.intake[station] !== SLOTS) continue;
    if (!shared.has(station)) count[replica] = plan.slots[station]!;
    else if (replica === plan.firstReplica[station])
      count[replica] = plan.slots[station]! * plan.replicas[station]!;
  }
  return new Servers(count, plan.replicaStation, plan.firstReplica);
}
