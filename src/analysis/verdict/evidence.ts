import { formatCount, formatFraction, formatMs, formatRate } from '../../catalog/units.ts';
import { SAVED } from '../../simulation/engine/instances.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Network } from '../../simulation/network.ts';
import type { FailureReason, LimitName, Report } from '../../simulation/report.ts';
import { usableSlots } from '../../simulation/usable.ts';
import type { Strain } from './strain.ts';

const USED: Readonly<Record<LimitName, (share: string) => string>> = {
  slots: (share) => `Slots were ${share} busy`,
  'hot shard': (share) => `Its busiest shard was ${share} used`,
  lock: (share) => `Its busiest lock was held ${share} of the time`,
  quota: (share) => `The quota was ${share} used`,
  bandwidth: (share) => `The bandwidth was ${share} used`,
  connections: (share) => `Connections were ${share} taken`,
  queue: (share) => `Its queue was ${share} full`,
};

const REFUSALS: readonly FailureReason[] = [
  'queue full',
  'overloaded',
  'shed',
  'rate limited',
  'connection limit',
];

/** Sentences with numbers that speak for a component being the bottleneck, most telling first. */
export function evidenceOf(network: Network, report: Report, strain: Strain, since: number | null): string[] {
  const station = network.stations[strain.station]!;
  const measured = report.components[station.id]!;
  const sentences: string[] = [];

  const share = formatFraction(strain.utilization);
  const when =
    strain.state === 'fine' || since === null
      ? ''
      : since === 0
        ? ' from the start'
        : ` from ${seconds(since)} on`;
  // How many come in at once is a limit of its own, of which nobody can say how much is used.
  if (!isRamp(station, strain.limit)) sentences.push(`${USED[strain.limit](share)}${when}.`);

  for (const reason of REFUSALS) {
    const rate = measured.failures[reason] ?? 0;
    if (rate <= 0) continue;
    const part = formatFraction(rate / measured.arrivalRate);
    sentences.push(`${requests(rate)} were refused: ${reason} (${part} of arrivals).`);
  }

  const growth = growthOf(report, station.id);
  if (growth) {
    const { from, to, perSecond } = growth;
    sentences.push(
      `Its queue grew from ${formatCount(from)} to ${formatCount(to)}, by ${requests(perSecond)}, and did not stop.`,
    );
  } else if (measured.queueLength >= 1.5) {
    const most = formatCount(measured.maxQueueLength);
    sentences.push(
      `${formatCount(Math.round(measured.queueLength))} requests wait on average, at most ${most}.`,
    );
  }
  for (const buffer of buffersOf(network, strain.station)) {
    const backlog = growthOf(report, network.stations[buffer]!.id);
    if (!backlog) continue;
    const { name } = network.stations[buffer]!;
    sentences.push(
      `The backlog in ${name} grew to ${formatCount(backlog.to)}, by ${requests(backlog.perSecond)}.`,
    );
  }

  const { wait, service } = measured;
  if (wait > 0 && wait >= 0.1 * (wait + service))
    sentences.push(`Waiting takes ${formatMs(wait)} of the ${formatMs(wait + service)} spent here.`);

  if (strain.limit === 'slots' && service > 0 && measured.arrivalRate > 0) {
    const slots = (measured.replicas?.mean ?? station.replicas) * station.slots;
    const there = measured.replicas
      ? `there ${slots === 1 ? 'was' : 'were'} ${formatCount(Number(slots.toPrecision(3)))} on average`
      : `there ${slots === 1 ? 'is' : 'are'} ${formatCount(slots)}`;
    // Who holds a slot while callees work needs far more of them than its own work would.
    const hold = (1000 * strain.utilization * slots) / measured.throughput;
    const size = station.batch?.size ?? 1;
    const demand = (measured.arrivalRate * service) / size / 1000;
    const usable = usableSlots(network, strain.station);
    const idle =
      size === 1 && usable < station.replicas * station.slots
        ? ` Of these ${formatCount(usable)} can be busy, as one message of a partition is worked on at a time.`
        : '';
    const together = size > 1 ? `, up to ${formatCount(size)} at once,` : '';
    sentences.push(
      station.blocking && Number.isFinite(hold) && hold > 1.1 * service
        ? `${requests(measured.throughput)} hold a slot for ${formatMs(hold)} each, ${formatMs(hold - service)} of it while callees work; ${there}.${idle}`
        : `${requests(measured.arrivalRate)} of ${formatMs(service)} each${together} need ${many(Number(demand.toPrecision(3)))}; ${there}.${idle}`,
    );
  }
  if (isRamp(station, strain.limit)) sentences.push(rampWords(station));
  else if (strain.limit === 'quota')
    sentences.push(
      measured.quota
        ? `${requests(measured.arrivalRate)} arrive; the quota, which follows what is used, was ${requests(measured.quota.mean)} on average.`
        : `${requests(measured.arrivalRate)} arrive; the quota is ${requests(station.quota)}.`,
    );
  return sentences;
}

/** Refusals as "rate limited" of what has no quota: of people who come back, or instances that start, only so many at a time are let. */
export function isRamp({ quota, writeQuota }: Station, limit: LimitName): boolean {
  return limit === 'quota' && quota === Infinity && (writeQuota ?? Infinity) === Infinity;
}

function rampWords({ sessions, instances }: Station): string {
  if (sessions)
    return `It lets in ${formatCount(sessions.connectRate)} new connections a second; more than that came at once.`;
  const starts = formatCount(Math.round((instances?.ramp ?? Infinity) * SAVED));
  return `It may start ${starts} instances at once, and as many again every ${SAVED} s.`;
}

/** `11.1 k requests/s`, `1 request/s`. */
export function requests(rate: number): string {
  const words = formatRate(rate);
  return words.replace('/s', words === '1/s' ? ' request/s' : ' requests/s');
}

const many = (slots: number): string => `${formatCount(slots)} ${slots === 1 ? 'slot' : 'slots'}`;

/** A place in simulated time: `0.4 s`, `12 s`. */
/** Past two hours seconds are hard to read. */
const seconds = (at: number): string =>
  at >= 7200 ? formatMs(1000 * at) : `${at < 10 ? Number(at.toFixed(1)) : Math.round(at)} s`;

/** A queue whose last quarter is far above its second, in a line that never came back down. */
function growthOf(report: Report, id: string): { from: number; to: number; perSecond: number } | null {
  const queue = report.series.components[id]?.queueLength ?? [];
  const quarter = Math.floor(queue.length / 4);
  if (quarter < 2) return null;
  const mean = (from: number): number => {
    const part = queue.slice(from, from + quarter);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  };
  const quarters = [mean(0), mean(quarter), mean(2 * quarter), mean(3 * quarter)] as const;
  const [first, second, third, last] = quarters;
  const climbs = second > 1.2 * first && third > 1.2 * second && last > 1.1 * third;
  const perSecond = (last - second) / (2 * quarter * report.series.width);
  if (!climbs || last < 10) return null;
  return { from: Math.round(queue[0] ?? 0), to: Math.round(queue.at(-1) ?? 0), perSecond };
}

/** Buffers whose messages a station takes. */
function buffersOf(network: Network, station: number): number[] {
  const buffers = new Set<number>();
  for (const visit of network.visits) {
    if (!network.stations[visit.station]!.buffer) continue;
    for (const call of visit.calls)
      if (network.visits[call.visit]!.station === station) buffers.add(visit.station);
  }
  return [...buffers];
}
