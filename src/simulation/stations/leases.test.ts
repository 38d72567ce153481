import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import type { Fault } from '../network/scenario.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import type { Report } from '../report.ts';
import { constant, exponential, network, rules, station, UNIT } from '../theory/build.ts';

/** source -> worker, which takes a lock, then works for so long on a store; times are ms, rates requests a ms. */
function made(
  rate: number,
  lease: { locks?: number; time?: number; fenced?: boolean },
  work = constant(1),
  worker: Partial<Station> = {},
): Network {
  const { locks = 1, time = Infinity, fenced = false } = lease;
  const drawn = network(
    rate,
    [
      station('worker', { slots: 1000, ...worker }),
      station('locks', { slots: 1000, lease: { locks, time: time * UNIT, fenced } }),
      station('store', { slots: 1000 }),
    ],
    [
      {
        service: constant(0.001),
        calls: [
          { to: 2, step: 1 },
          { to: 3, step: 2 },
        ],
      },
      { service: constant(0.001) },
      { service: work },
    ],
  );
  const visits = drawn.visits.map((visit) =>
    drawn.stations[visit.station]!.id === 'locks' ? { ...visit, acquires: true as const } : visit,
  );
  return { ...drawn, visits };
}

function run(drawn: Network, seconds: number, faults: readonly Fault[] = []): Report {
  const engine = createEngine(drawn, { duration: seconds, load: [{ at: 0, factor: 1 }], faults }, 8);
  engine.advance(Infinity);
  return engine.report();
}

describe('a lock that one has at a time', () => {
  it.each([
    ['constant', constant(1), 0.5],
    ['exponential', exponential(1), 1],
  ])('is waited for as for one server (M/G/1): %s', (_, work, wait) => {
    const { classes, components } = run(made(0.5, {}, work), 100);
    expect(classes.k!.latency.mean.value / (1 + wait)).toBeCloseTo(1, 1);
    expect(components.locks!.limits.lock).toBeCloseTo(0.5, 1);
    expect(components.locks!.leases).toMatchObject({ lost: 0, stale: 0, fenced: 0 });
  });

  it.each([
    ['again', { calls: 2 }],
    ['twice at once', { calls: 2, parallel: true, need: 2 }],
    [
      'twice at once by calls that may be repeated',
      { calls: 2, parallel: true, need: 2, reliability: rules({}) },
    ],
  ])('is had at once by a holder that asks for it %s', (_, given) => {
    const drawn = made(0.5, {});
    const twice = drawn.visits.map((visit) => ({
      ...visit,
      calls: visit.calls.map((call) => (call.step === 1 && call.visit === 2 ? { ...call, ...given } : call)),
    }));
    const { classes, components } = run({ ...drawn, visits: twice }, 100);
    expect(classes.k!.latency.mean.value).toBeCloseTo(1.5, 1);
    expect(components.locks!.leases!.given * 2).toBeCloseTo(components.locks!.arrivalRate, -1);
  });

  it('keeps nobody waiting where there are enough of them', () => {
    expect(run(made(0.5, { locks: 1000 }), 20).classes.k!.latency.mean.value).toBeCloseTo(1, 1);
  });

  it('is lost after its lease, and what is done then is stale or fenced off', () => {
    // Of exponential work e^-2 takes longer than two means, and it is stale when another has come meanwhile.
    const share = Math.exp(-2);
    const open = run(made(0.9, { time: 2 }, exponential(1)), 60);
    const { given, lost, stale, fenced } = open.components.locks!.leases!;
    expect(lost / given).toBeGreaterThan(0.6 * share);
    expect(lost / given).toBeLessThan(share);
    expect(stale / lost).toBeCloseTo(1, 1);
    expect(fenced).toBe(0);
    const closed = run(made(0.9, { time: 2, fenced: true }, exponential(1)), 60);
    const refused = closed.classes.k!.failures.fenced!;
    expect(refused).toBe(closed.components.locks!.leases!.fenced);
    expect(refused / stale).toBeCloseTo(1, 1);
  });

  it('is lost by a holder that stands still for longer than its lease', () => {
    // Four workers, each of which hears nothing for half a second of every five, while others wait for its lock.
    const worker = { replicas: 4, pauses: { every: 5, length: 0.5 } };
    const of = (time: number, fenced: boolean) =>
      run(made(0.01, { time, fenced }, constant(50), worker), 100).components.locks!.leases!;
    const off = of(200, true);
    expect(off.fenced).toBeGreaterThan(0.04);
    // Who had done its work before it stood still does no harm.
    expect(off.lost).toBeGreaterThan(off.fenced);
    expect(off.stale).toBe(0);
    expect(of(200, false)).toMatchObject({ stale: off.fenced, fenced: 0 });
    // Longer than a pause and the work after it.
    expect(of(600, true)).toMatchObject({ lost: 0, fenced: 0, stale: 0 });
  });

  it('is free again when the holder fails, though only after its lease', () => {
    const faults = [1, 2, 3, 4, 5].map(
      (at): Fault => ({ at, until: at + 0.001, target: 'worker', effect: 'down' }),
    );
    const late = run(made(0.02, { time: 400 }, constant(20)), 6, faults);
    expect(late.classes.k!.latency.max).toBeGreaterThan(300);
    const { totals } = late;
    expect(totals.created).toBe(totals.completed + totals.failed + totals.inside);
    expect(totals.inside).toBeLessThan(30);
  });
});
