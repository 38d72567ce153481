import type { Network } from '../network.ts';
import * as code from './plan/codes.ts';
import { running } from './plan/columns.ts';
import { Tries } from './plan/tries.ts';

/**
 * A network laid out in typed arrays: what stays the same during a run. One flat record, as the loop reads it; its columns are
 * told by what they belong to (`plan/`). Here are the queues between buffers and consumers.
 */
export class Plan extends Tries {
  /** The queue in front of the callee that belongs to the buffer which calls; -1 for calls of others. */
  readonly bufferQueue: Int32Array;
  readonly queues: number;
  /** Outlets of buffers that a station takes from: outletsOf[firstOutlet[s] .. firstOutlet[s + 1]]. */
  readonly firstOutlet: Int32Array;
  readonly outletsOf: Int32Array;
  /**
   * An outlet is one queue for each call of a buffer, or where order is kept one queue for each partition that all calls
   * of a connection share. `partitions` of it are 0 where none is kept.
   */
  readonly outlets: number;
  readonly outletQueue: Int32Array;
  readonly partitions: Int32Array;
  /** Outlet of each queue of a buffer, by queue; -1 for other queues. */
  readonly queueOutlet: Int32Array;
  /** Calls whose messages are followed until they are acknowledged (`messages.ts`), and whether there are any. */
  readonly tracked: Uint8Array;
  readonly tracks: boolean;
  /** The line of those that wait for room in it; -1 where they are refused. */
  readonly roomQueue: Int32Array;
  /** Whether any lets writers wait. */
  readonly waits: boolean;
  /**
   * Lines of messages that consumers have to read: by call, 1 where its messages wait in one; by buffer, the first line of its
   * first replica, -1 for none. A replica has one for each connection out of the buffer, and a last one for its link on the way out.
   */
  readonly lined: Uint8Array;
  readonly firstLine: Int32Array;
  /** Which of the lines of a replica a call's messages wait in; and by buffer, how many a replica has. */
  readonly lineOf: Int32Array;
  readonly lines: Int32Array;
  /** By station: the line of those that wait for the lock of its hot row; -1 for none. */
  readonly lockQueue: Int32Array;
  /** Station at whose depth the messages of a queue count. */
  readonly queueOwner: Int32Array;

  constructor(network: Network) {
    super(network);
    const { stations } = network;
    const { calls } = this;
    this.bufferQueue = new Int32Array(calls.length).fill(-1);
    this.tracked = new Uint8Array(calls.length);
    const owners: number[] = [];
    const outlets: { connection: number; queue: number; partitions: number }[] = [];
    const feeding: number[][] = stations.map(() => []);
    // Replicas come first, then one queue a station.
    const before = this.totalReplicas + this.stations;
    calls.forEach((_, c) => {
      const callee = this.callStation[c]!;
      if (this.buffer[this.caller[c]!] === 0 || this.intake[callee] !== code.SLOTS) return;
      const buffer = this.caller[c]!;
      const {
        partitions = 0,
        visibility = Infinity,
        retention = Infinity,
        handedOut = Infinity,
      } = stations[buffer]!.delivery ?? {};
      this.tracked[c] = partitions > 0 || Math.min(visibility, retention, handedOut) < Infinity ? 1 : 0;
      const k = this.callConnection[c]!;
      const shared = partitions > 0 ? outlets.find(({ connection }) => connection === k) : undefined;
      this.bufferQueue[c] = shared?.queue ?? before + owners.length;
      if (shared !== undefined) return;
      // Where the buffer has replicas these are its partitions.
      const count =
        partitions > 0 && this.intake[buffer] === code.SLOTS ? this.replicas[buffer]! : partitions;
      feeding[callee]!.push(outlets.length);
      outlets.push({ connection: count > 0 ? k : -1, queue: before + owners.length, partitions: count });
      for (let i = Math.max(1, count); i > 0; i--) owners.push(buffer);
    });
    this.outlets = outlets.length;
    this.outletQueue = Int32Array.from(outlets, ({ queue }) => queue);
    this.partitions = Int32Array.from(outlets, (outlet) => outlet.partitions);
    this.tracks = this.tracked.includes(1);
    this.roomQueue = Int32Array.from(stations, ({ buffer, waitsWhenFull }, s) =>
      buffer && waitsWhenFull ? before + owners.push(s) - 1 : -1,
    );
    this.waits = this.roomQueue.some((queue) => queue >= 0);
    this.lined = new Uint8Array(calls.length);
    this.lineOf = new Int32Array(calls.length);
    this.firstLine = new Int32Array(this.stations).fill(-1);
    this.lines = new Int32Array(this.stations);
    if (this.draws) this.layLines(before, owners);
    this.lockQueue = Int32Array.from(stations, (_, s) =>
      this.hotWrites[s]! > 0 ? before + owners.push(s) - 1 : -1,
    );
    this.queues = before + owners.length;
    this.queueOwner = new Int32Array(this.queues);
    this.queueOwner.set(this.replicaStation);
    for (let s = 0; s < this.stations; s++) this.queueOwner[this.totalReplicas + s] = s;
    this.queueOwner.set(owners, before);
    this.queueOutlet = new Int32Array(this.queues).fill(-1);
    outlets.forEach(({ queue, partitions }, i) => {
      this.queueOutlet.fill(i, queue, queue + Math.max(1, partitions));
    });
    this.firstOutlet = running(Int32Array.from(feeding, (f) => f.length));
    this.outletsOf = Int32Array.from(feeding.flat());
  }

  private layLines(before: number, owners: number[]): void {
    for (let s = 0; s < this.stations; s++) {
      if (this.egress[s] === Infinity && this.readEvery[s] === 0) continue;
      const ways: number[] = [];
      this.calls.forEach(({ when, connection }, c) => {
        // What becomes of a dead letter is the buffer's own doing.
        if (this.caller[c] !== s || when === 'dead') return;
        if (!ways.includes(connection)) ways.push(connection);
        this.lined[c] = 1;
        this.lineOf[c] = ways.indexOf(connection);
      });
      this.lines[s] = ways.length + 1;
      this.firstLine[s] = before + owners.length;
      for (let i = this.lines[s]! * this.replicas[s]!; i > 0; i--) owners.push(s);
    }
  }
}

/** How far copies are behind before the first write has come: by nothing, or never where all its writes wait for it. */
export function startBehind(plan: Plan): Float64Array {
  const rules = Array.from({ length: plan.stations }, () => new Set<number>());
  plan.calls.forEach((_, call) => {
    const rule = plan.copyRule[call]!;
    if (rule > 0) rules[plan.callStation[call]!]!.add(rule);
  });
  return Float64Array.from(rules, (set) => (set.size > 0 && !set.has(code.ASYNCHRONOUS) ? -1 : 0));
}
