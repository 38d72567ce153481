import type { Plan } from './plan.ts';
import type { Queues } from './queues.ts';

/**
 * Which partitions may hand out their next message: those that hold one and have none under way. They take turns, in the
 * order in which that became so.
 */
export class Partitions {
  private readonly queues: Queues;
  /** By outlet: list of the partitions that are ready. */
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  /** By queue. */
  private readonly behind: Int32Array;
  private readonly ready: Uint8Array;
  readonly locked: Uint8Array;

  constructor(plan: Plan, queues: Queues) {
    this.queues = queues;
    const ordered = plan.partitions.some((count) => count > 0);
    this.head = new Int32Array(plan.outlets).fill(-1);
    this.tail = new Int32Array(plan.outlets).fill(-1);
    this.behind = new Int32Array(ordered ? plan.queues : 0).fill(-1);
    this.ready = new Uint8Array(this.behind.length);
    this.locked = new Uint8Array(this.behind.length);
  }

  /** The partition whose turn it is; -1 when none is ready. */
  first(outlet: number): number {
    for (let queue = this.head[outlet]!; queue >= 0; queue = this.head[outlet]!) {
      // What waited may have been dropped meanwhile.
      if (this.queues.length[queue]! > 0) return queue;
      this.drop(outlet, queue);
    }
    return -1;
  }

  /** How many could hand out a message now. */
  count(outlet: number): number {
    let count = 0;
    for (let queue = this.head[outlet]!; queue >= 0; queue = this.behind[queue]!) {
      if (this.queues.length[queue]! > 0) count++;
    }
    return count;
  }

  /** Its first message has been handed out. */
  lock(queue: number, outlet: number): void {
    this.locked[queue] = 1;
    this.drop(outlet, queue);
  }

  unlock(queue: number, outlet: number): void {
    this.locked[queue] = 0;
    this.offer(queue, outlet);
  }

  /** A message has come to it, or its last one is done with. */
  offer(queue: number, outlet: number): void {
    if (this.ready[queue] !== 0 || this.locked[queue] !== 0 || this.queues.length[queue] === 0) return;
    this.ready[queue] = 1;
    this.behind[queue] = -1;
    if (this.head[outlet]! < 0) this.head[outlet] = queue;
    else this.behind[this.tail[outlet]!] = queue;
    this.tail[outlet] = queue;
  }

  /** Its head. */
  private drop(outlet: number, queue: number): void {
    this.ready[queue] = 0;
    this.head[outlet] = this.behind[queue]!;
  }
}
