import type { Station } from './network/station.ts';
import type { Call, RequestClassRow } from './network/traffic.ts';
import type { Network } from './network.ts';
import type { Frame, Report } from './report.ts';

/** How far, as a fraction, whole slots may miss a station's share of capacity before a slice is no likeness any more. */
export const ROUNDING = 0.05;

export interface Slice {
  readonly network: Network;
  /** Rates and capacities of the network are this many times smaller. */
  readonly factor: number;
  /** Stations whose slots had to be rounded, and by what fraction they came out larger (or, below 0, smaller). */
  readonly rounded: readonly { readonly station: number; readonly by: number }[];
}

/**
 * The largest slice of a network up to `wanted` whose capacities come out within `ROUNDING`: one request in so many, with
 * slots, quotas, bandwidth and connections divided alike, so that utilization and waiting stay what they are. Replicas go
 * first: each that is left carries what it carried. `matters` leaves out stations that are nearly idle. 1 where there is none.
 */
export function largestSlice(
  network: Network,
  wanted: number,
  matters: (station: number) => boolean = () => true,
): Slice {
  for (let factor = Math.floor(wanted); factor > 1; factor--) {
    const fits = network.stations.every(
      (station, s) => !matters(s) || Math.abs(offBy(station, factor)) <= ROUNDING,
    );
    if (fits) return sliceOf(network, factor);
  }
  return sliceOf(network, 1);
}

export function sliceOf(network: Network, factor: number): Slice {
  if (!(factor > 1)) return { network, factor: 1, rounded: [] };
  const stations = network.stations.map((station) => partOf(station, factor));
  const visits = network.visits.map((visit) => ({
    ...visit,
    calls: visit.calls.map((call) => callOf(call, network, stations, visit.station, factor)),
  }));
  const rounded = network.stations.flatMap((station, s) => {
    const by = offBy(station, factor);
    return Math.abs(by) > 1e-9 ? [{ station: s, by }] : [];
  });
  const classes = network.classes.map((row) => classOf(row, factor));
  return { network: { ...network, stations, visits, classes, slice: factor }, factor, rounded };
}

const whole = (count: number): number => (Number.isFinite(count) ? Math.max(1, Math.round(count)) : count);

/** Replicas and slots of a part. */
function sizeOf(
  { replicas, slots, sharding, scatter, dataCopies }: Station,
  factor: number,
): { replicas: number; slots: number } {
  // Shards are not alike, and a query of all or some asks as many as there are: each gets smaller instead.
  const left = sharding !== undefined || scatter || dataCopies ? replicas : whole(replicas / factor);
  return { replicas: left, slots: whole((replicas * slots) / factor / left) };
}

/** By what fraction whole slots (and partitions) miss the part they should be. */
function offBy(station: Station, factor: number): number {
  const { intake, delivery } = station;
  const partitions = delivery?.partitions ?? 0;
  const off = partitions > 0 ? whole(partitions / factor) / (partitions / factor) - 1 : 0;
  if (intake !== 'slots') return off;
  const { replicas, slots } = sizeOf(station, factor);
  const slotted = (replicas * slots * factor) / (station.replicas * station.slots) - 1;
  return Math.abs(slotted) > Math.abs(off) ? slotted : off;
}

function partOf(station: Station, factor: number): Station {
  const isSlots = station.intake === 'slots';
  const { replicas, slots } = isSlots ? sizeOf(station, factor) : station;
  /** Of what each replica has: the same in all, divided. */
  const each = (value: number): number => (value * station.replicas) / factor / replicas;
  const { inFlightLimit, delivery, flush, scaling, contents, knee, instances } = station;
  return {
    ...station,
    replicas,
    slots,
    queueLimit: Math.round(each(station.queueLimit)),
    quota: station.quota / factor,
    burst: station.burst > 0 ? Math.max(1, station.burst / factor) : station.burst,
    ...(station.writeQuota !== undefined && { writeQuota: station.writeQuota / factor }),
    bandwidth: each(station.bandwidth),
    ...(station.egress !== undefined && { egress: each(station.egress) }),
    connectionLimit: whole(each(station.connectionLimit)),
    openConnections: station.openConnections / factor,
    ...(knee !== undefined && { knee: (knee * slots) / station.slots }),
    ...(inFlightLimit !== undefined && { inFlightLimit: whole(each(inFlightLimit)) }),
    ...(instances && { instances: { ...instances, ramp: each(instances.ramp) } }),
    ...(delivery && {
      delivery: {
        ...delivery,
        partitions: delivery.partitions > 0 ? whole(delivery.partitions / factor) : 0,
        ...(delivery.handedOut !== undefined && { handedOut: whole(delivery.handedOut / factor) }),
      },
    }),
    ...(flush && { flush: { ...flush, size: whole(each(flush.size)) } }),
    ...(station.quotaScaling && {
      quotaScaling: {
        ...station.quotaScaling,
        min: station.quotaScaling.min / factor,
        max: station.quotaScaling.max / factor,
      },
    }),
    ...(station.growth && {
      growth: { ...station.growth, documents: whole(station.growth.documents / factor) },
    }),
    ...(station.lease && { lease: { ...station.lease, locks: whole(station.lease.locks / factor) } }),
    ...(scaling && {
      scaling: {
        ...scaling,
        min: whole(scaling.min / factor),
        max: whole(scaling.max / factor),
        step: whole(scaling.step / factor),
        ...(scaling.metric && { target: each(scaling.target) }),
      },
    }),
    // Each item is asked for so many times less often: it has to live as much longer to be found as often, and shards
    // that are left out leave their room to the others.
    ...(contents && {
      contents: {
        ...contents,
        timeToLive: contents.timeToLive * factor,
        capacity: (contents.capacity * station.replicas) / replicas,
      },
    }),
  };
}

function callOf(
  call: Call,
  { stations }: Network,
  parts: readonly Station[],
  caller: number,
  factor: number,
): Call {
  const { reliability } = call;
  if (reliability === undefined) return call;
  const pool = whole((reliability.pool * stations[caller]!.replicas) / factor / parts[caller]!.replicas);
  return { ...call, reliability: { ...reliability, pool } };
}

function classOf(row: RequestClassRow, factor: number): RequestClassRow {
  const { loop, poll, ticks } = row;
  return {
    ...row,
    rate: row.rate / factor,
    ...(loop && { loop: { ...loop, users: whole(loop.users / factor) } }),
    ...(ticks && { ticks: { ...ticks, jobs: ticks.jobs / factor } }),
    ...(poll && { poll: { ...poll, users: whole(poll.users / factor) } }),
  };
}

type Rates = Readonly<Partial<Record<string, number>>>;

/** Rates and queues of a slice as those of the whole; what is a share or a time is the same in both, and counts are what was simulated. */
export function wholeReport(report: Report, factor: number): Report {
  const up = (value: number): number => value * factor;
  const rates = <R extends Rates>(of: R): R =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [key, up(value ?? 0)])) as R;
  const each = <T, U>(of: Readonly<Record<string, T>>, change: (one: T) => U): Record<string, U> =>
    Object.fromEntries(Object.entries(of).map(([id, one]) => [id, change(one)]));
  const { series } = report;
  return {
    ...report,
    slice: factor,
    classes: each(report.classes, (c) => ({
      ...c,
      offered: up(c.offered),
      throughput: up(c.throughput),
      goodput: up(c.goodput),
      failures: rates(c.failures),
      halves: {
        ...c.halves,
        offered: up(c.halves.offered),
        throughput: up(c.halves.throughput),
        goodput: up(c.halves.goodput),
      },
    })),
    components: each(report.components, (c) => ({
      ...c,
      queueLength: up(c.queueLength),
      maxQueueLength: up(c.maxQueueLength),
      arrivalRate: up(c.arrivalRate),
      throughput: up(c.throughput),
      failures: rates(c.failures),
      halves: {
        ...c.halves,
        queueLength: up(c.halves.queueLength),
        arrivalRate: up(c.halves.arrivalRate),
        throughput: up(c.halves.throughput),
      },
      ...(c.reads && { reads: { ...c.reads, rate: up(c.reads.rate) } }),
      ...(c.cache && {
        cache: {
          ...c.cache,
          misses: up(c.cache.misses),
          coalesced: up(c.cache.coalesced),
          stale: up(c.cache.stale),
          evictions: up(c.cache.evictions),
        },
      }),
      ...(c.messages && { messages: { ...c.messages, depth: up(c.messages.depth) } }),
      ...(c.instances && { instances: { ...c.instances, mean: up(c.instances.mean) } }),
      ...(c.quota && { quota: { mean: up(c.quota.mean), last: up(c.quota.last) } }),
      ...(c.leases && { leases: rates({ ...c.leases }) }),
      ...(c.replicas && { replicas: { mean: up(c.replicas.mean), last: up(c.replicas.last) } }),
    })),
    connections: each(report.connections, (k) => ({ ...k, rate: up(k.rate), failed: up(k.failed) })),
    series: {
      ...series,
      classes: each(series.classes, (c) => ({
        ...c,
        throughput: c.throughput.map(up),
        failed: c.failed.map(up),
      })),
      components: each(series.components, (c) => ({
        ...c,
        queueLength: c.queueLength.map(up),
        ...(c.replicas && { replicas: c.replicas.map(up) }),
      })),
    },
  };
}

/** The same for a frame; its numbers are its own, so they are changed where they are. */
export function wholeFrame(frame: Frame, factor: number): Frame {
  const { stations, connections, classes } = frame;
  for (const column of [stations.queue, stations.rate, stations.failed, connections.rate, connections.failed])
    scale(column, factor);
  if (stations.replicas) scale(stations.replicas, factor);
  for (const column of [connections.classRate, classes.throughput, classes.failed]) scale(column, factor);
  return frame;
}

function scale(column: Float32Array, factor: number): void {
  for (let i = 0; i < column.length; i++) column[i] = column[i]! * factor;
}
