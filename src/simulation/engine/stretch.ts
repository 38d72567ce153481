import { LIMITS, type LimitName } from '../report.ts';
import type { Machine } from './machine.ts';
import { SLOTS } from './plan/codes.ts';
import { LOAD_AREA } from './tallies.ts';

/** What was counted between two snapshots. */
export class Stretch {
  private readonly m: Machine;
  private readonly from: Float64Array;
  private readonly to: Float64Array;
  readonly seconds: number;

  constructor(m: Machine, from: Float64Array, to: Float64Array, seconds: number) {
    this.m = m;
    this.from = from;
    this.to = to;
    this.seconds = seconds;
  }

  /** By how much an entry of a column grew. */
  grown(column: Float64Array, index: number): number {
    const at = this.m.tallies.offset(column) + index;
    return this.to[at]! - this.from[at]!;
  }

  /** The same per second; 0 for no time at all. */
  rate(column: Float64Array, index: number): number {
    return this.seconds > 0 ? this.grown(column, index) / this.seconds : 0;
  }

  /** Growth of an entry from `index` by `count` columns on, summed. */
  sum(column: Float64Array, index: number, count: number): number {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += this.grown(column, index + i);
    return sum;
  }

  /** Mean number of replicas that took requests. */
  running(station: number): number {
    const { plan, tallies } = this.m;
    return plan.scaled[station] === 0 ? plan.replicas[station]! : this.rate(tallies.runningArea, station);
  }

  /** Mean requests/s, and writes/s, that were let in at most. */
  quota(station: number): number {
    const { plan, tallies } = this.m;
    return plan.quotaFollows[station] === 0 ? plan.quota[station]! : this.rate(tallies.quotaArea, station);
  }

  private writeQuota(station: number): number {
    const { plan, tallies } = this.m;
    if (plan.quotaFollows[station] === 0) return plan.writeQuota[station]!;
    return this.rate(tallies.writeQuotaArea, station);
  }

  /** The same for shares of what they have: of none nothing is in use, as of one. */
  private some(station: number): number {
    return this.running(station) || 1;
  }

  private slots(station: number): number {
    const { plan } = this.m;
    if (plan.scaled[station] === 0) return plan.usableSlots[station]!;
    return this.some(station) * plan.slots[station]! * plan.batchSize[station]!;
  }

  /**
   * Shares of a station's limits in use: slots busy over time (of batches: places in them; of shards also those of the busiest), requests let in by the quota, links busy over time,
   * connections held (by people who keep them open, else by requests inside), places in the queue taken.
   */
  limits(station: number): Partial<Record<LimitName, number>> {
    const { plan, tallies } = this.m;
    const limits: Partial<Record<LimitName, number>> = {};
    const replicas = this.some(station);
    if (plan.intake[station] === SLOTS) {
      const waiting = plan.locks ? this.rate(tallies.lockWaitsArea, station) : 0;
      const busy = (this.rate(tallies.busyArea, station) - waiting) / this.slots(station);
      // Those that were let go finish their work, and are no longer among those that run.
      limits.slots = plan.scaled[station] === 0 ? busy : Math.min(1, busy);
    }
    const locks = plan.hotWrites[station]! > 0 ? 1 : (this.m.leases?.count[station] ?? 0);
    if (locks > 0) limits.lock = this.rate(tallies.lockedArea, station) / locks;
    const hottest = this.hottest(station);
    if (hottest >= 0) limits['hot shard'] = hottest;
    if (plan.quota[station]! < Infinity && !plan.network.stations[station]!.quotaByKey) {
      // While saved-up tokens are spent, more comes in than the quota: all of it is in use then, not more than all.
      limits.quota = Math.min(1, this.rate(tallies.accepted, station) / this.quota(station));
    }
    if (plan.writeQuota[station]! < Infinity) {
      const writes = this.rate(tallies.acceptedWrites, station) / this.writeQuota(station);
      limits.quota = Math.min(1, Math.max(limits.quota ?? 0, writes));
    }
    if (plan.bandwidth[station]! < Infinity)
      limits.bandwidth =
        Math.max(
          this.rate(tallies.linkBusy, station),
          plan.answers ? this.rate(tallies.answerBusy, station) : 0,
        ) / replicas;
    if (plan.draws && plan.egress[station]! < Infinity)
      limits.bandwidth = Math.max(limits.bandwidth ?? 0, this.rate(tallies.givenOut, station) / replicas);
    const capacity =
      plan.scaled[station] === 0
        ? plan.connectionCapacity[station]!
        : plan.connectionLimit[station]! * replicas;
    if (capacity < Infinity) {
      const open = plan.openConnections[station]!;
      const live = plan.sessionGroup[station]! >= 0;
      const held = live
        ? this.rate(tallies.sessionsArea, station)
        : open > 0
          ? open * this.rate(tallies.system, LOAD_AREA)
          : this.requestsHolding(station);
      limits.connections = Math.min(1, held / capacity);
    }
    const places = plan.queueLimit[station]! * replicas;
    const hasQueue = plan.intake[station] === SLOTS || plan.buffer[station] !== 0;
    if (hasQueue && places > 0 && places < Infinity)
      limits.queue = Math.min(1, Math.max(0, this.rate(tallies.waitingArea, station)) / places);
    return limits;
  }

  /** Connections of requests inside, and of instances that keep one open. */
  private requestsHolding(station: number): number {
    const { plan, tallies } = this.m;
    let held = this.rate(tallies.insideArea, station) - this.rate(tallies.lentArea, station);
    for (const holder of plan.holders[station]!) held += this.rate(tallies.instancesArea, holder);
    return held;
  }

  /** Busy share of the busiest shard, or share used of the busiest part of a quota; -1 where they are not counted one by one. */
  private hottest(station: number): number {
    const { plan, tallies } = this.m;
    const parts = plan.quotaParts[station]!;
    if (parts > 1) {
      let busiest = 0;
      for (let part = plan.firstPart[station]!; part < plan.firstPart[station + 1]!; part++)
        busiest = Math.max(busiest, this.rate(tallies.partAccepted, part));
      return Math.min(1, (busiest * parts) / this.quota(station));
    }
    if (plan.busiestKey[station]! >= 0)
      return Math.min(1, this.rate(tallies.partAccepted, plan.firstPart[station]!) / plan.quota[station]!);
    const first = plan.firstReplica[station]!;
    let most = -1;
    if (plan.shardColumn[first]! < 0) return most;
    for (let replica = first; replica < plan.firstReplica[station + 1]!; replica++)
      most = Math.max(most, this.rate(tallies.shardArea, plan.shardColumn[replica]!));
    return Math.max(0, most) / plan.slots[station]!;
  }
}

/** The limit with the largest share in use; null where there is none. */
export function bindingOf(limits: Readonly<Partial<Record<LimitName, number>>>): {
  readonly binding: LimitName | null;
  readonly utilization: number;
} {
  let binding: LimitName | null = null;
  let utilization = 0;
  for (const name of LIMITS) {
    const share = limits[name];
    if (share !== undefined && (binding === null || share > utilization)) {
      binding = name;
      utilization = share;
    }
  }
  return { binding, utilization };
}
