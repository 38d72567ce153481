import type {
  CacheReport,
  ComponentReport,
  LeasesReport,
  LimitName,
  MessageOutcomes,
  MessagesReport,
  ReadsReport,
  SessionsReport,
} from '../../report.ts';
import { oldestAge } from '../../stations/buffer.ts';
import { ratioHalfWidth } from '../../statistics/ratio.ts';
import { BATCHED } from '../plan/codes.ts';
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
    halves: halvesOf(measured, s, bound.binding),
    latency: measured.latency(windows.stationSince(measured.block, s), t.latency, t.completed, s),
    ...(steady.grown(t.reads, s) > 0 && { reads: readsReport(measured, s) }),
    ...(m.plan.sessionGroup[s]! >= 0 && { sessions: sessionsReport(measured, s) }),
    ...(m.plan.buffer[s] !== 0 && { messages: messagesReport(measured, s) }),
    ...((m.leases?.count[s] ?? 0) > 0 && { leases: leasesReport(measured, s) }),
    ...(m.plan.network.stations[s]!.contents && { cache: cacheReport(measured, s) }),
  };
}

function halvesOf(measured: Measured, s: number, binding: LimitName | null): ComponentReport['halves'] {
  const { arrived, completed, waitingArea, waited, inVain, served, started } = measured.m.tallies;
  return {
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
