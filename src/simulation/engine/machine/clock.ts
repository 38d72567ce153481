import { Calendar } from '../../calendar/calendar.ts';
import type { Network } from '../../network.ts';
import { Delays } from '../delays.ts';
import { Rows } from '../rows.ts';
import { Soon } from '../soon.ts';
import { Memory } from './memory.ts';

/** The calendar of a run, who has an event in it, and how long things take. */
export class Clock extends Memory {
  readonly calendar = new Calendar();
  readonly soon = new Soon();
  readonly rows = new Rows();
  readonly delays: Delays;
  /** Delay ids: service by visit, one way over the network by call, extra time of a miss and start of an instance by station. */
  readonly serviceDelay: Int32Array;
  readonly networkDelay: Int32Array;
  readonly missDelay: Int32Array;
  readonly coldDelay: Int32Array;
  /** Lane of the timeout of each call, and of the longest wait at each station; -1 for none. */
  readonly timeoutLane: Int32Array;
  readonly tiredLane: Int32Array;
  /** By station: lane of the longest time at work; -1 for none. */
  readonly overtimeLane: Int32Array;
  /** By buffer: lanes of visibility timeouts and of retention; -1 for none. */
  readonly visibleLane: Int32Array;
  readonly expiryLane: Int32Array;
  /** By station: lane of requests that are held; -1 for none. */
  readonly holdLane: Int32Array;

  constructor(network: Network, seed: number) {
    super(network, seed);
    const { plan } = this;
    const { stations, connections, classes, visits } = network;
    this.calendar.time = 0;
    const delays = new Delays(
      this.calendar,
      this.soon,
      this.rows,
      visits.length + plan.calls.length + 2 * stations.length,
    );
    delays.isEven = !plan.varies;
    this.delays = delays;
    this.serviceDelay = Int32Array.from(visits, (v) =>
      delays.add(
        v.service,
        seed,
        `${stations[v.station]!.id} service ${classes[v.class]?.id} ${v.operation}`,
      ),
    );
    this.networkDelay = Int32Array.from(plan.calls, (c) =>
      delays.add(
        c.network,
        seed,
        `${connections[c.connection]!.id} network ${classes[visits[c.visit]!.class]?.id}`,
      ),
    );
    this.missDelay = Int32Array.from(stations, (s) =>
      delays.add({ shape: 'exponential', mean: s.missTime }, seed, `${s.id} miss`),
    );
    this.coldDelay = Int32Array.from(stations, (s) =>
      delays.add({ shape: 'deterministic', mean: s.instances?.coldStart ?? 0 }, seed, `${s.id} start`),
    );
    const lanes = new Map<number, number>();
    this.timeoutLane = Int32Array.from(plan.calls, (c) => this.deadlineLane(c.timeout, lanes));
    const ends = (after: Float64Array) =>
      Int32Array.from(after, (s) => (s < Infinity ? this.calendar.deadlineLane() : -1));
    this.tiredLane = ends(plan.queueTimeout);
    this.overtimeLane = ends(plan.maxDuration);
    this.visibleLane = ends(plan.visibility);
    this.expiryLane = ends(plan.retention);
    this.holdLane = Int32Array.from(plan.hold, (s) => (s > 0 ? this.calendar.deadlineLane() : -1));
  }

  /** -1 where nobody's patience ends. */
  deadlineLane(timeout: number, lanes: Map<number, number>): number {
    if (timeout === Infinity) return -1;
    const lane = lanes.get(timeout) ?? this.calendar.deadlineLane();
    lanes.set(timeout, lane);
    return lane;
  }
}
