import { describe, expect, it } from 'vitest';
import { createEngine, type EngineOptions } from '../engine.ts';
import type { Network } from '../network.ts';
import type { Exemplar, Report, Span } from '../report.ts';
import { constant, exponential, network, pureDelay, rules, station } from '../theory/build.ts';
import { modelA, modelC } from '../theory/models.ts';
import { difference } from './express/same.testing.ts';

function run(given: Network, duration: number, seed = 1, options: EngineOptions = {}): Report {
  const engine = createEngine(given, { duration, load: [{ at: 0, factor: 1 }] }, seed, options);
  engine.advance(duration);
  return engine.report();
}

const exemplarsOf = (report: Report): readonly Exemplar[] => report.classes.k!.exemplars;
const named = (exemplars: readonly Exemplar[], of: Exemplar['of']): Exemplar => {
  const found = exemplars.find((one) => one.of === of);
  if (found === undefined) throw new Error(`no exemplar of ${of}`);
  return found;
};
const times = ({ sent, arrived, started, served, ended, replied }: Span) =>
  [sent, arrived, started, served, ended, replied].map((t) => t && Number(t.toFixed(6)));

describe('exemplars', () => {
  it('tell hop by hop where a request was, to the microsecond', () => {
    // 1 ms there and back to the first, which serves 2 and then calls the second: 0.5 each way and 3 of service.
    const [only] = exemplarsOf(
      run(
        network(
          0.01,
          [pureDelay('first'), pureDelay('second')],
          [{ service: constant(2), calls: [{ to: 2, network: constant(0.5) }] }, { service: constant(3) }],
          { first: { network: constant(1) } },
        ),
        20,
      ),
    );
    expect(only?.latency).toBeCloseTo(8, 6);
    expect(only?.spans.map(({ component, connection, parent }) => [component, connection, parent])).toEqual([
      ['source', null, -1],
      ['first', 'source-first-0', 0],
      ['second', 'first-second-1', 1],
    ]);
    expect(only?.spans.map(times)).toEqual([
      [0, 0, 0, 0, 8, null],
      [0, 1, 1, 3, 7, 8],
      [3, 3.5, 3.5, 6.5, 6.5, 7],
    ]);
  });

  it.each(['fastest', 'general'] as const)(
    'tell when the reply to a call that may be made again is there, on the %s path',
    (path) => {
      const first = { network: constant(1), reliability: rules({ retries: 1 }) };
      const made = network(0.01, [pureDelay('first')], [{ service: constant(2) }], { first });
      const [only] = exemplarsOf(run(made, 20, 1, { path }));
      expect(only?.spans.map(times)[1]).toEqual([0, 1, 1, 3, 3, 4]);
    },
  );

  it.each(['fastest', 'general'] as const)(
    'are none where nobody looks, and all else is the same on the %s path',
    (path) => {
      const made = modelC('round robin');
      const [traced, untraced] = [true, false].map((traces) => run(made, 20, 3, { path, traces }));
      expect(exemplarsOf(traced!)).toHaveLength(3);
      expect(exemplarsOf(untraced!)).toEqual([]);
      const { k } = untraced!.classes;
      const alike = { ...untraced!, classes: { k: { ...k, exemplars: exemplarsOf(traced!) } } };
      expect(difference(traced, alike)).toBe('');
    },
  );

  it('are as slow as the percentiles they stand for, and the slowest is slower', () => {
    const report = run(modelC('random'), 30);
    const { latency } = report.classes.k!;
    const exemplars = exemplarsOf(report);
    expect(Math.abs(named(exemplars, 'p50').latency / latency.p50 - 1)).toBeLessThan(0.05);
    expect(Math.abs(named(exemplars, 'p99').latency / latency.p99 - 1)).toBeLessThan(0.05);
    expect(named(exemplars, 'slowest').latency).toBeGreaterThan(named(exemplars, 'p99').latency);
    expect(named(exemplars, 'slowest').latency).toBeLessThanOrEqual(latency.max * (1 + 1e-12));
    for (const { began } of exemplars) expect(began).toBeGreaterThanOrEqual(report.warmup);
  });

  it('are consistent: nothing ends before it begins, and a request lasts as long as its parts', () => {
    for (let seed = 1; seed <= 5; seed++) {
      for (const { spans, latency } of exemplarsOf(run(modelC('round robin'), 10, seed))) {
        expect(spans[0]?.ended).toBeCloseTo(latency, 6);
        spans.forEach((span, i) => {
          const known = times(span).filter((t) => t !== null);
          expect(known).toEqual(known.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
          expect(span.parent).toBeLessThan(i);
        });
      }
    }
  });

  it('do not mix up requests whose stragglers outlive them', () => {
    const [only] = exemplarsOf(
      run(
        network(
          2,
          [pureDelay('root'), station('leaf', { slots: 100 })],
          [
            { service: constant(0), calls: [{ to: 2, calls: 3, parallel: true, need: 1 }] },
            { service: exponential(5) },
          ],
        ),
        5,
      ),
    );
    expect(only?.spans.map(({ component }) => component)).toEqual(['source', 'root', 'leaf', 'leaf', 'leaf']);
    const late = only?.spans.slice(2).filter(({ replied }) => replied === null) ?? [];
    expect(late.length).toBe(2);
  });

  it('say so when a request made more visits than are recorded', () => {
    const exemplars = exemplarsOf(
      run(
        network(
          0.1,
          [pureDelay('root'), pureDelay('leaf')],
          [
            { service: constant(0), calls: [{ to: 2, calls: 500, parallel: true, need: 500 }] },
            { service: exponential(1) },
          ],
        ),
        2,
      ),
    );
    expect(exemplars).toHaveLength(3);
    for (const { truncated, spans } of exemplars) {
      expect(truncated).toBe(true);
      expect(spans).toHaveLength(128);
    }
  });

  it('change nothing else, however the run is cut', () => {
    const whole = run(modelA, 5, 3);
    const cut = createEngine(modelA, { duration: 5, load: [{ at: 0, factor: 1 }] }, 3);
    while (cut.advance(5, 37) === 'budget');
    expect(cut.report()).toEqual(whole);
  });
});
