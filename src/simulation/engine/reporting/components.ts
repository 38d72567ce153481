import type {
  CacheReport,
  ComponentReport,
  LatencySplit,
  LeasesReport,
  LimitName,
  MessageOutcomes,
  MessagesReport,
  ReadsReport,
  SessionsReport,
} from '../../report.ts';
import { oldestAge } from '../../stations/buffer.ts';
import { ratioHalfWidth } from '../../statistics/ratio.ts';
import type { Machine } from '../machine.ts';
import { BATCHED, SOURCE } from '../plan/codes.ts';
import type { Plan } from '../plan.ts';
import { REASON_COUNT } from '../reasons.ts';
import { bindingOf, type Stretch } from '../stretch.ts';
import { clean, type Measured } from './measured.ts';

export function componentReport(measured: Measured, s: number): ComponentReport {
  const { m, steady, windows } = measured;
  const t = m.tallies;
  const limits = steady.limits(s);
  const bound = bindingOf(limits);
  const started = steady.grown(t.started, s);
  const mean = (column: Float64Array) => (started > 0 ? (1000 * steady.grown(column, s)) / started : 0);
  let longest = m.peak[s]!;
  for (const peak of windows.peaks.slice(measured.firstWindow)) longest = Math.max(longest, peak[s]!);
  return {
    ...bound,
    limits,
    queueLength: clean(steady.rate(t.waitingArea, s)),
    maxQueueLength: longest,
    arrivalRate: steady.rate(t.arrived, s),
    throughput: steady.rate(t.completed, s),
    failures: measured.failures(t.failed, s),
    ...(m.plan.discipline[s] === BATCHED && { batch: started / steady.grown(t.batches, s) }),
    ...(m.plan.scaled[s] !== 0 && { replicas: { mean: steady.running(s), last: t.running[s]! } }),
    ...(m.plan.quotaFollows[s] !== 0 && { quota: { mean: steady.quota(s), last: m.quota[s]! } }),
    ...(m.plan.startsInstances[s] !== 0 && {
      instances: {
        mean: clean(steady.rate(t.instancesArea, s)),
        cold: started > 0 ? steady.grown(t.coldStarts, s) / started : 0,
      },
    }),
    wait: Math.max(0, mean(t.waited) - mean(t.inVain)),
    service: mean(t.served),
    split: splitOf(measured, s),
    halves: halvesOf(measured, s, bound.binding),
    latency: measured.latency(windows.stationSince(measured.block, s), t.latency, t.completed, s),
    ...(steady.grown(t.reads, s) > 0 && { reads: readsReport(measured, s) }),
    ...(m.plan.sessionGroup[s]! >= 0 && { sessions: sessionsReport(measured, s) }),
    ...(m.plan.buffer[s] !== 0 && { messages: messagesReport(measured, s) }),
    ...((m.leases?.count[s] ?? 0) > 0 && { leases: leasesReport(measured, s) }),
    ...(m.plan.network.stations[s]!.contents && { cache: cacheReport(measured, s) }),
  };
}

function splitOf(measured: Measured, s: number): LatencySplit {
  const { network, queue, service, callees } = secondsOf(measured.m, measured.steady, s);
  return { network: 1000 * network, queue: 1000 * queue, service: 1000 * service, callees: 1000 * callees };
}

/**
 * The split in seconds. How long the completed waited for callees is counted of each, so the time before is known as well. Of that, service,
 * transfers and waits are the means of all that had them; where those of the completed were shorter the waits give way, and what is
 * left over is service, or waiting where there are waits that a queue knows nothing of.
 */
function secondsOf({ tallies: t, plan }: Machine, w: Stretch, s: number): LatencySplit {
  const completed = w.grown(t.completed, s);
  if (completed === 0) return { network: 0, queue: 0, service: 0, callees: 0 };
  const latency = w.grown(t.latency, s) / completed;
  // Whoever sends requests does nothing else with them.
  if (plan.intake[s] === SOURCE) return { network: 0, queue: 0, service: 0, callees: latency };
  const callees = Math.min(latency, w.grown(t.asking, s) / completed);
  const [started, transferred] = [w.grown(t.started, s), w.grown(t.transferred, s)];
  const each = (seconds: number) => (started > 0 ? Math.max(0, seconds) / started : 0);
  const comesIn = transferred > 0 ? w.grown(t.transferTime, s) / Math.max(transferred, started) : 0;
  const network = Math.min(latency - callees, comesIn + w.grown(t.answerTime, s) / completed);
  const own = latency - callees - network;
  const rest = Math.max(0, own - each(w.grown(t.served, s)));
  const waited = each(w.grown(t.waited, s) - w.grown(t.inVain, s));
  const queue = waitsOtherwise(plan, s) ? rest : Math.min(rest, waited);
  return { network, queue, service: own - queue, callees };
}

/** For what another request makes, a lock, a copy to catch up, room, a turn to connect; what waits in a buffer is not its visit. */
function waitsOtherwise({ network, buffer, sessionGroup, publishes }: Plan, s: number): boolean {
  const { contents, lease, copy } = network.stations[s]!;
  const isOdd = contents !== undefined || lease !== undefined || copy !== undefined;
  return isOdd || buffer[s] !== 0 || sessionGroup[s]! >= 0 || publishes;
}

function halvesOf(measured: Measured, s: number, binding: LimitName | null): ComponentReport['halves'] {
  const { arrived, completed, waitingArea, waited, inVain, served, started } = measured.m.tallies;
  const part = (name: keyof LatencySplit) =>
    measured.halfEach((w) => w.grown(completed, s) * secondsOf(measured.m, w, s)[name], completed, s);
  return {
    network: part('network'),
    queue: part('queue'),
    callees: part('callees'),
    utilization: binding === null ? 0 : measured.halfOverTime((w) => w.limits(s)[binding] ?? 0, arrived, s),
    queueLength: measured.halfOverTime((w) => w.rate(waitingArea, s), arrived, s),
    arrivalRate: measured.halfOverTime((w) => w.rate(arrived, s), arrived, s),
    throughput: measured.halfOverTime((w) => w.rate(completed, s), completed, s),
    wait: measured.halfEach((w) => w.grown(waited, s) - w.grown(inVain, s), started, s),
    service: measured.halfEach((w) => w.grown(served, s), started, s),
  };
}

function readsReport(measured: Measured, s: number): ReadsReport {
  const { tallies } = measured.m;
  const reads = measured.steady.grown(tallies.reads, s);
  return {
    rate: measured.steady.rate(tallies.reads, s),
    stale: measured.steady.grown(tallies.staleReads, s) / reads,
    behind: (1000 * measured.steady.grown(tallies.behind, s)) / reads,
  };
}

function leasesReport(measured: Measured, s: number): LeasesReport {
  const { leases, leasesLost, staleWrites, fencedOff } = measured.m.tallies;
  const rate = (column: Float64Array) => measured.steady.rate(column, s);
  return { given: rate(leases), lost: rate(leasesLost), stale: rate(staleWrites), fenced: rate(fencedOff) };
}

function sessionsReport(measured: Measured, s: number): SessionsReport {
  const { m, run } = measured;
  const { plan, tallies } = m;
  const g = plan.sessionGroup[s]!;
  const { wanted, lowest } = m.sessions!;
  let refused = 0;
  plan.network.classes.forEach(({ sessions }, c) => {
    if (sessions?.station !== s || sessions.by !== 'connects') return;
    for (let reason = 1; reason < REASON_COUNT; reason++)
      refused += tallies.classFailed[c * REASON_COUNT + reason]!;
  });
  return {
    open: tallies.sessions[s]!,
    wanted: wanted[g]!,
    lowest: lowest[g]!,
    opened: tallies.connected[s]!,
    refused,
    outage: m.sessions!.outageAt(g, run.clock),
    out: m.sessions!.isOut(g),
  };
}

function messagesReport(measured: Measured, s: number): MessagesReport {
  const { m, run, windows } = measured;
  const { plan, tallies } = m;
  const final = oldestAge(m, s, run.clock);
  let max = Math.max(final, m.oldest[s]!);
  for (const ages of windows.ages.slice(measured.firstWindow)) max = Math.max(max, ages[s]!);
  const followed = plan.calls.some((_, c) => plan.tracked[c] !== 0 && plan.caller[c] === s);
  return {
    depth: tallies.waiting[s]!,
    oldest: { max: 1000 * max, final: 1000 * final },
    ...(plan.volatile[s] !== 0 && { crashed: tallies.crashed[s]! }),
    ...(followed && { outcomes: outcomes(measured, s) }),
  };
}

function outcomes(measured: Measured, s: number): MessageOutcomes {
  const { tallies } = measured.m;
  const of = (column: Float64Array) => column[s]!;
  const ended = { lost: of(tallies.lost), dead: of(tallies.dead), expired: of(tallies.expired) };
  const [kept, acknowledged] = [of(tallies.kept), of(tallies.acknowledged)];
  return {
    kept,
    acknowledged,
    ...ended,
    inside: kept - acknowledged - ended.lost - ended.dead - ended.expired,
    redelivered: of(tallies.redelivered),
    duplicates: of(tallies.duplicates),
  };
}

function cacheReport(measured: Measured, s: number): CacheReport {
  const { m, steady } = measured;
  const { hits, misses, joined, stale, evicted, entriesArea } = m.tallies;
  const lookups = (w: Stretch) => w.grown(hits, s) + w.grown(misses, s) + w.grown(joined, s);
  const windows = measured.byWindow.slice(measured.firstWindow);
  const half = ratioHalfWidth(
    windows.map((w) => w.grown(hits, s)),
    windows.map(lookups),
  );
  return {
    hitRatio: { value: steady.grown(hits, s) / lookups(steady), half },
    misses: steady.rate(misses, s),
    coalesced: steady.rate(joined, s),
    stale: steady.rate(stale, s),
    evictions: steady.rate(evicted, s),
    entries: clean(steady.rate(entriesArea, s)),
  };
}
