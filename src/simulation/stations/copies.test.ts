import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Call, CopyRule } from '../network/traffic.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay } from '../theory/build.ts';

const run = (given: Network, seconds: number, faults: readonly Fault[] = []): Report => {
  const engine = createEngine(given, { duration: seconds, load: [{ at: 0, factor: 1 }], faults }, 1);
  engine.advance(seconds);
  return engine.report();
};

/** Writes to a primary that takes 1 ms and copies them to stores that take as long as given, ms; 0.1 writes a ms. */
function writes(rule: CopyRule, copies: readonly number[], given: Partial<Station> = {}): Network {
  const waits = rule !== 'asynchronous';
  const call = (to: number): Partial<Call> & { to: number } => ({
    ...{ to, copy: rule, mode: waits ? 'call' : 'send', parallel: waits },
  });
  return network(
    0.1,
    [pureDelay('primary'), ...copies.map((_, i) => pureDelay(`copy${i}`, given))],
    [
      { service: constant(1), calls: copies.map((_, i) => call(i + 2)) },
      ...copies.map((ms) => ({ service: ms > 0 ? exponential(ms) : constant(0) })),
    ],
  );
}

/** The same, and reads of the first copy as often, in a class of their own. */
function readsAndWrites(
  rule: CopyRule,
  copies: readonly number[],
  copy: { readonly lag: number; readonly readAfter: number },
  fresh?: Call['fresh'],
): Network {
  const base = writes(rule, copies, { copy });
  const first = base.classes[0]!;
  const { visits, connections } = base;
  const reader = {
    ...visits[0]!,
    class: 1,
    calls: [
      {
        ...visits[0]!.calls[0]!,
        connection: connections.length,
        visit: visits.length + 1,
        ...(fresh !== undefined && { fresh }),
      },
    ],
  };
  const read = { ...visits[2]!, class: 1, service: constant(0), calls: [] };
  return {
    ...base,
    connections: [...connections, { id: 'read', from: 0, to: 2 }],
    classes: [
      first,
      { ...first, id: 'read', name: 'read', roots: [{ visit: visits.length, share: 1 }], rate: 1000 },
    ],
    visits: [...visits, reader, read],
  };
}

const latency = (report: Report) => report.classes.k!.latency.mean.value;

describe('copies of a write', () => {
  // Order statistics of exponentials with mean 10: 10/4 for the first of four, 10/4 + 10/3 for the second, 10 H4 for all.
  it.each([
    ['asynchronous', 1],
    ['one', 1 + 10 / 4],
    ['quorum', 1 + 10 / 4 + 10 / 3],
    ['all', 1 + 10 * (1 + 1 / 2 + 1 / 3 + 1 / 4)],
  ] as const)('are waited for as %s says: %f ms', (rule, expected) => {
    const given = writes(rule, [10, 10, 10, 10]);
    const { value, half } = run(given, 200).classes.k!.latency.mean;
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(Math.max(1e-9, 1.4 * half));
    expect(Math.abs(estimate(given).classes.k!.latency.mean / expected - 1)).toBeLessThan(0.01);
  });

  it('cost each store its application, whoever waits', () => {
    for (const rule of ['asynchronous', 'one', 'quorum', 'all'] as const) {
      const { components } = run(writes(rule, [1, 1, 1]), 20);
      for (const id of ['copy0', 'copy1', 'copy2'])
        expect(components[id]!.arrivalRate).toBeCloseTo(components.primary!.throughput, 0);
    }
  });

  it('hide one slow store from a majority and not from all', () => {
    const slow = [1, 1, 1, 500];
    const quick = [1, 1, 1, 1];
    const measured = (rule: CopyRule, copies: readonly number[]) => latency(run(writes(rule, copies), 100));
    expect(measured('quorum', slow) - measured('quorum', quick)).toBeLessThan(0.5);
    expect(measured('all', slow)).toBeGreaterThan(450);
    // The second of three in a row: 1/3 + 1/2, next to a fourth that hardly ever comes first.
    expect(Math.abs(estimate(writes('quorum', slow)).classes.k!.latency.mean / (1 + 5 / 6) - 1)).toBeLessThan(
      0.02,
    );
  });

  it('make writes the less available the more have to confirm, as stores fail now and then', () => {
    const flaky = (rule: CopyRule): number => {
      const given = writes(rule, [1, 1, 1], { errorRate: 0.1 });
      const { goodput, offered } = run(given, 200).classes.k!;
      expect(Math.abs(estimate(given).classes.k!.success - goodput / offered)).toBeLessThan(0.01);
      return goodput / offered;
    };
    // 0.9^3; two of three of 0.9; all but 0.1^3; whatever happens.
    expect(flaky('all')).toBeCloseTo(0.729, 1);
    expect(flaky('quorum')).toBeCloseTo(0.972, 2);
    expect(flaky('one')).toBeCloseTo(0.999, 2);
    expect(flaky('asynchronous')).toBe(1);
  });

  it('let a majority write on when one is down, and all not', () => {
    const down: Fault = { at: 0, target: 'copy1', effect: 'down' };
    const success = (rule: CopyRule) => {
      const { goodput, offered } = run(writes(rule, [1, 1, 1]), 20, [down]).classes.k!;
      return goodput / offered;
    };
    expect(success('all')).toBe(0);
    expect(success('quorum')).toBeCloseTo(1, 2);
    expect(success('asynchronous')).toBeCloseTo(1, 2);
  });

  it('fail as a call fails that nobody answered in time', () => {
    const given = writes('all', [1, 200]);
    const impatient: Network = {
      ...given,
      visits: given.visits.map((visit) => ({
        ...visit,
        calls: visit.calls.map((call) => (call.copy ? { ...call, timeout: 0.05 } : call)),
      })),
    };
    const { failures, offered } = run(impatient, 100).classes.k!;
    expect(failures['timed out']! / offered).toBeCloseTo(Math.exp(-50 / 200), 1);
  });
});

describe('reads of a copy', () => {
  const stale = (rule: CopyRule, readAfter: number, seconds = 100, faults: readonly Fault[] = []): number =>
    run(readsAndWrites(rule, [0, 0, 0], { lag: 0.1, readAfter: readAfter / 1000 }), seconds, faults)
      .components.copy0!.reads!.stale;

  it.each([
    [10, 0.905],
    [100, 0.368],
    [500, 0.0067],
  ])('are stale %i ms after the write as the lag of 100 ms says: %f', (after, share) => {
    // Binomial: four standard errors of 95,000 reads.
    expect(Math.abs(stale('asynchronous', after) - share)).toBeLessThan(
      4 * Math.sqrt((share * (1 - share)) / 95_000),
    );
    const given = readsAndWrites('asynchronous', [0, 0, 0], { lag: 0.1, readAfter: after / 1000 });
    expect(Math.abs(estimate(given).components.copy0!.reads!.stale - share)).toBeLessThan(0.001);
    expect(Math.abs(estimate(given).classes.read!.stale! - share)).toBeLessThan(0.001);
    expect(estimate(given).classes.k!.stale).toBeUndefined();
  });

  it('are never stale where the commit has waited for all copies', () => {
    expect(stale('all', 0)).toBe(0);
    expect(stale('waited', 0)).toBe(0);
    const given = readsAndWrites('all', [5, 5], { lag: 0.1, readAfter: 0 });
    expect(run(given, 20).components.copy0!.reads).toMatchObject({ stale: 0, behind: 0 });
    expect(estimate(given).components.copy0!.reads!.stale).toBe(0);
  });

  it('are stale as often as the copy was not of the majority', () => {
    // One of three has not confirmed when the second has, and is read at once.
    const given = readsAndWrites('quorum', [5, 5, 5], { lag: 0.1, readAfter: 0 });
    expect(run(given, 200).components.copy0!.reads!.stale).toBeCloseTo(1 / 3, 1);
    expect(estimate(given).components.copy0!.reads!.stale).toBeCloseTo(1 / 3, 9);
  });

  it('are behind by the way of the write, its application and the lag', () => {
    const given = readsAndWrites('asynchronous', [20], { lag: 0.05, readAfter: 0.01 });
    const { behind } = run(given, 200).components.copy0!.reads!;
    expect(behind / (20 + 50)).toBeGreaterThan(0.95);
    expect(behind / (20 + 50)).toBeLessThan(1.05);
    expect(estimate(given).components.copy0!.reads!.behind).toBeCloseTo(70, 6);
  });

  it('are stale while nothing gets through to the copy, and fresh again after', () => {
    const cut: Fault = { at: 20, until: 60, target: 'primary-copy0-1', effect: 'down' };
    const given = readsAndWrites('asynchronous', [0], { lag: 0, readAfter: 1 });
    const [connection] = given.connections.filter(({ from, to }) => from === 1 && to === 2);
    const report = run(given, 100, [{ ...cut, target: connection!.id }]);
    // From one second after the cut until it heals: 39 of the 95 seconds after warm-up.
    expect(report.components.copy0!.reads!.stale).toBeCloseTo(39 / (report.duration - report.warmup), 1);
    expect(report.classes.read!.stale).toBe(report.components.copy0!.reads!.stale);
  });
});

describe('reads that do not take a copy as it is', () => {
  const given = (fresh?: Call['fresh'], readAfter = 0.05): Network =>
    readsAndWrites('asynchronous', [0], { lag: 0.1, readAfter }, fresh);
  const read = (report: Report) => report.classes.read!;

  it('wait for their own write: e^-0.5 of them, 100 ms each', () => {
    const report = run(given('own write'), 100);
    expect(report.components.copy0!.reads!.stale).toBe(0);
    const mean = 100 * Math.exp(-0.5);
    expect(Math.abs(read(report).latency.mean.value / mean - 1)).toBeLessThan(0.02);
    // What they wait for is no service, and holds nobody else up.
    expect(Math.abs(read(report).split.queue / mean - 1)).toBeLessThan(0.02);
    const expected = estimate(given('own write'));
    expect(Math.abs(expected.classes.read!.latency.mean / mean - 1)).toBeLessThan(0.01);
    expect(expected.classes.read!.stale).toBe(0);
    expect(expected.components.copy0!.reads!.stale).toBe(0);
  });

  it('wait until the copy is no older than they accept, which may be too old for what they ask for', () => {
    const loose = run(given(0.2), 100);
    expect(Math.abs(read(loose).latency.mean.value / (100 * Math.exp(-2)) - 1)).toBeLessThan(0.04);
    expect(read(loose).stale).toBeCloseTo(Math.exp(-0.5), 1);
    expect(estimate(given(0.2)).classes.read!.stale).toBeCloseTo(Math.exp(-0.5), 9);
    const strict = run(given(0.01), 100);
    expect(read(strict).stale).toBe(0);
    expect(read(strict).latency.mean.value).toBeGreaterThan(80);
    expect(estimate(given(0.01)).classes.read!.stale).toBe(0);
  });

  it('are at no loss where all commits wait for the copy', () => {
    const together = readsAndWrites('all', [0, 0], { lag: 0.1, readAfter: 0.05 }, 'own write');
    expect(read(run(together, 20)).latency.mean.value).toBe(0);
    expect(estimate(together).classes.read!.latency.mean).toBe(0);
  });

  it('get no answer while writes do not reach the copy; others are shown the past', () => {
    const [cut] = given().connections.filter(({ from, to }) => from === 1 && to === 2);
    const faults: readonly Fault[] = [{ at: 0, target: cut!.id, effect: 'down' }];
    const success = (fresh?: Call['fresh']): number => {
      const { goodput, offered } = read(run(given(fresh), 20, faults));
      return goodput / offered;
    };
    expect(success('own write')).toBeLessThan(0.01);
    expect(success()).toBeCloseTo(1, 2);
  });
});

describe('an index that is refreshed', () => {
  const index = (refresh: number): Network =>
    network(
      1,
      [pureDelay('index', { copy: { lag: 0, readAfter: 0.25, refresh } })],
      [{ service: constant(0.01) }],
    );

  it('shows what was there at its last refresh: half an interval ago on average', () => {
    const drawn = index(1);
    const engine = createEngine(drawn, { duration: 100, load: [{ at: 0, factor: 1 }] }, 3);
    engine.advance(100);
    const reads = engine.report().components.index!.reads!;
    expect(reads.behind / 500).toBeCloseTo(1, 1);
    // Whoever looks a quarter of a second after it was written finds it in a quarter of the cases.
    expect(reads.stale).toBeCloseTo(0.75, 1);
    const expected = estimate(drawn).components.index!.reads!;
    expect(expected.behind).toBeCloseTo(500, 6);
    expect(expected.stale).toBeCloseTo(0.75, 2);
    expect(estimate(index(0.2)).components.index!.reads!.stale).toBe(0);
  });
});
