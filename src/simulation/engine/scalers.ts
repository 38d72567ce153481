import type { ScalingRule } from '../network/rules.ts';
import { goingOutTo, linesTo } from '../stations/drawing.ts';
import { settleDoors } from '../stations/replicas.ts';
import { takeNext } from '../stations/slots.ts';
import type { Machine } from './machine.ts';

/** What a replica of a scaled station is. One that is let go takes no more requests and finishes those it has. */
const OFF = 0;
const BOOTING = 1;
const WARMING = 2;
const READY = 3;

/** A change of size that is no larger than this is none: ceil(8 x 0.75 / 0.6) is 10, whatever the last bit says. */
const ROUNDING = 1e-6;

interface Scaler {
  readonly station: number;
  readonly rule: ScalingRule;
  /** Where messages wait for it. */
  readonly queues: readonly number[];
  /** When it looks again, s. */
  due: number;
  /** Busy and running time up to its last look. */
  busy: number;
  running: number;
  /** Requests that had come, and the seconds they had been inside in all, at its last look. */
  arrived: number;
  inside: number;
  /** What it has asked for within its scale-down window. */
  readonly asked: { readonly at: number; readonly size: number }[];
}

/**
 * Autoscalers: at each look size = ceil(size x use / target), as the Horizontal Pod Autoscaler does (S-HPA). Measured use
 * is at most 1, so an overloaded service grows by 1/target at most until what it has asked for counts. Of what it may go by
 * instead, size = ceil(total / target), as that does with a mean value of each replica, and KEDA with the length of a queue (S-KEDA), which
 * may come down to none.
 */
export class Scalers {
  private readonly m: Machine;
  private readonly scalers: Scaler[] = [];
  /** By replica: what it is, and until when while that is for a time. */
  private readonly stage: Uint8Array;
  private readonly until: Float64Array;

  constructor(m: Machine) {
    this.m = m;
    const { plan } = m;
    this.stage = new Uint8Array(plan.totalReplicas);
    this.until = new Float64Array(plan.totalReplicas).fill(Infinity);
    plan.network.stations.forEach(({ scaling, replicas }, station) => {
      if (scaling === undefined || plan.scaled[station] === 0) return;
      const first = plan.firstReplica[station]!;
      const size = Math.min(scaling.max, Math.max(scaling.min, replicas));
      for (let r = first; r < plan.firstReplica[station + 1]!; r++) {
        this.stage[r] = r < first + size ? READY : OFF;
        m.takes[r] = r < first + size ? 1 : 0;
      }
      settleDoors(m, station);
      const asked = [{ at: 0, size }];
      const outlets = plan.outletsOf.slice(plan.firstOutlet[station], plan.firstOutlet[station + 1]);
      const doors = Array.from(plan.queueOutlet.keys()).filter((queue) =>
        outlets.includes(plan.queueOutlet[queue]!),
      );
      const queues = [...doors, ...linesTo(plan, station)];
      this.scalers.push({
        station,
        queues,
        rule: scaling,
        due: scaling.sync,
        busy: 0,
        running: 0,
        arrived: 0,
        inside: 0,
        asked,
      });
    });
  }

  /** The next time at which anything changes, s; `Infinity` for none. */
  next(): number {
    let next = Infinity;
    for (const { due } of this.scalers) if (due < next) next = due;
    for (const until of this.scalers.length > 0 ? this.until : []) if (until < next) next = until;
    return next;
  }

  /** The changes of a time that has come. */
  follow(time: number): void {
    for (const scaler of this.scalers) {
      this.ripen(scaler, time);
      if (scaler.due > time) continue;
      scaler.due = time + scaler.rule.sync;
      this.look(scaler, time);
    }
  }

  /** Replicas that have booted take requests; those that are warm count. */
  private ripen({ station, rule }: Scaler, time: number): void {
    const { m, stage, until } = this;
    const first = m.plan.firstReplica[station]!;
    for (let r = first; r < m.plan.firstReplica[station + 1]!; r++) {
      if (until[r]! > time) continue;
      const booted = stage[r] === BOOTING;
      const warm = !booted || rule.warmup === 0;
      stage[r] = warm ? READY : WARMING;
      until[r] = warm ? Infinity : time + rule.warmup;
      m.pace[r] = warm ? 1 : rule.slow;
      if (!booted) continue;
      m.takes[r] = 1;
      settleDoors(m, station);
      while (m.busy[r]! < m.room[r]! && takeNext(m, station, r)) {}
    }
  }

  private look(scaler: Scaler, time: number): void {
    const { station, rule, asked } = scaler;
    const ready = this.count(station, READY);
    const warming = this.count(station, WARMING);
    const size = ready + warming + this.count(station, BOOTING);
    const { use, ran } = this.shareInUse(scaler, time);
    let factor = use / rule.target;
    // Of those that took requests since the last look, on average, the share that counts.
    let counted = ((ran / rule.sync) * ready) / Math.max(1, ready + warming);
    let least = rule.min;
    if (rule.metric !== undefined) {
      const total = this.totalOf(scaler, time);
      counted = Math.max(1, size);
      factor = total / rule.target / counted;
      if (rule.toZero && total === 0) least = 0;
    }
    // Of none there is nothing to tolerate.
    const isNear = size > 0 && Math.abs(factor - 1) <= rule.tolerance && least > 0;
    const wanted = isNear ? size : Math.ceil(counted * factor - ROUNDING);
    const within = Math.min(rule.max, Math.max(least, Number.isNaN(wanted) ? size : wanted));
    while (asked.length > 0 && asked[0]!.at < time - rule.window) asked.shift();
    asked.push({ at: time, size: within });
    if (within > size) this.grow(station, Math.min(within - size, rule.step), time + rule.boot);
    // The largest size asked for lately: a short lull lets nobody go.
    const lately = asked.reduce((most, one) => Math.max(most, one.size), 0);
    if (lately < size) this.shrink(station, Math.min(size - lately, rule.step));
    if (rule.boot === 0) this.ripen(scaler, time);
  }

  /** Share of the slots that were in use since its last look, and the seconds that replicas took requests for. */
  private shareInUse(scaler: Scaler, time: number): { readonly use: number; readonly ran: number } {
    const { station } = scaler;
    const { plan, tallies } = this.m;
    const busy = tallies.busyArea[station]! + tallies.busy[station]! * time;
    const running = tallies.runningArea[station]! + tallies.running[station]! * time;
    const slots = plan.slots[station]! * plan.batchSize[station]!;
    const ran = running - scaler.running;
    const use = Math.min(1, (busy - scaler.busy) / (slots * ran));
    scaler.busy = busy;
    scaler.running = running;
    return { use, ran };
  }

  /** Of what it goes by instead, that of all replicas together. */
  private totalOf(scaler: Scaler, time: number): number {
    const { station, rule } = scaler;
    const { tallies, queues } = this.m;
    if (rule.metric === 'backlog') {
      let backlog = tallies.inside[station]! + goingOutTo(this.m, station);
      for (const queue of scaler.queues) backlog += queues.length[queue]!;
      return backlog;
    }
    const inside = tallies.insideArea[station]! + tallies.inside[station]! * time;
    const [came, were] = [tallies.arrived[station]! - scaler.arrived, inside - scaler.inside];
    scaler.arrived = tallies.arrived[station]!;
    scaler.inside = inside;
    return (rule.metric === 'requests' ? came : were) / rule.sync;
  }

  /** A replica that has failed is none: others come in its place. */
  private count(station: number, stage: number): number {
    const { plan, broken } = this.m;
    let count = 0;
    for (let r = plan.firstReplica[station]!; r < plan.firstReplica[station + 1]!; r++) {
      if (this.stage[r] === stage && broken[r] === 0) count++;
    }
    return count;
  }

  /** Empty replicas first: one that still finishes its work would be the same instance again. */
  private grow(station: number, count: number, until: number): void {
    const { plan, inFlight, broken } = this.m;
    let left = count;
    for (const empty of [true, false]) {
      for (let r = plan.firstReplica[station]!; left > 0 && r < plan.firstReplica[station + 1]!; r++) {
        if (this.stage[r] !== OFF || broken[r] !== 0 || (empty && inFlight[r]! > 0)) continue;
        this.stage[r] = BOOTING;
        this.until[r] = until;
        left--;
      }
    }
  }

  /** First those that do not serve yet. */
  private shrink(station: number, count: number): void {
    const { m, stage, until } = this;
    let left = count;
    for (const from of [BOOTING, WARMING, READY]) {
      for (
        let r = m.plan.firstReplica[station + 1]! - 1;
        left > 0 && r >= m.plan.firstReplica[station]!;
        r--
      ) {
        if (stage[r] !== from || m.broken[r] !== 0) continue;
        stage[r] = OFF;
        until[r] = Infinity;
        m.pace[r] = 1;
        m.takes[r] = 0;
        left--;
      }
    }
    settleDoors(m, station);
  }
}
