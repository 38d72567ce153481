import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Network } from '../../simulation/network.ts';
import { exponential, network, pureDelay, rules, station, withClass } from '../../simulation/theory/build.ts';
import { estimate } from '../estimate.ts';

/** At 2 requests a unit: an entrance that may refuse, which then asks a store, and after that sends on to a log. */
function chain(api: Partial<Station>, db: Partial<Station> = {}, retries = 0): Network {
  const reliability = rules({ retries, backoff: 20 });
  return network(
    2,
    [station('api', api), station('db', { slots: 4, ...db }), pureDelay('log')],
    [
      {
        service: exponential(1),
        calls: [
          { to: 2, ...(retries > 0 && { reliability }) },
          { to: 3, step: 2, mode: 'send' },
        ],
      },
      { service: exponential(1) },
      { service: exponential(1) },
    ],
    retries > 0 ? { first: { reliability } } : {},
  );
}

/** The same with a cache before the store that it may do without: what that refuses is a miss. */
function withCache(cache: Partial<Station>): Network {
  return network(
    2,
    [
      station('api', { slots: 8 }),
      station('cache', { hitRatio: 0.8, ...cache }),
      station('db', { slots: 4 }),
    ],
    [
      {
        service: exponential(1),
        calls: [
          { to: 2, optional: true },
          { to: 3, step: 2, when: 'miss', of: 0 },
        ],
      },
      { service: exponential(0.6) },
      { service: exponential(1) },
    ],
  );
}

function run(given: Network) {
  const duration = 30_000 / given.classes[0]!.rate;
  const engine = createEngine(given, { duration, load: [{ at: 0, factor: 1 }] }, 1);
  while (engine.advance(duration) === 'budget');
  return engine.report();
}

describe('what a station cannot serve', () => {
  it.each([
    ['by a full queue', chain({ queueLimit: 5 })],
    ['by a quota', chain({ intake: 'delay', slots: Infinity, quota: 1200, burst: 1 })],
    ['as it cannot keep up', chain({})],
    ['further on', chain({ slots: 4 }, { slots: 1, queueLimit: 3 })],
    ['twice', chain({ queueLimit: 5 }, { slots: 1, queueLimit: 0 })],
    ['and is asked for again', chain({ slots: 8 }, { slots: 1, queueLimit: 3 }, 2)],
    ['but is done without', withCache({ queueLimit: 2 })],
    ['and is asked for again at both', chain({ slots: 2, queueLimit: 2 }, { slots: 1, queueLimit: 3 }, 1)],
  ])('does not reach those behind it: %s', (_, given) => {
    const { components, connections, classes } = estimate(given);
    const report = run(given);
    for (const { id, intake } of given.stations) {
      if (intake === 'source') continue;
      const { arrivalRate, utilization, carried } = components[id]!;
      const { arrivalRate: arrives, utilization: used } = carried ?? { arrivalRate, utilization };
      expect(Math.abs(arrives / report.components[id]!.arrivalRate - 1), id).toBeLessThan(0.04);
      expect(Math.abs(used - report.components[id]!.utilization), id).toBeLessThan(0.04);
    }
    for (const [id, { rate, carried = rate }] of Object.entries(connections))
      expect(Math.abs(carried / report.connections[id]!.rate - 1), id).toBeLessThan(0.04);
    const { goodput, failures } = report.classes.k!;
    const lost = Object.values(failures).reduce((sum, one) => sum + one, 0);
    // Where a queue grows without end, what has not come back at the end is no failure yet.
    if (lost > 0) expect(Math.abs(classes.k!.success - goodput / (goodput + lost))).toBeLessThan(0.04);
  });

  it('is what slots that are held for a full callee leave of all others too', () => {
    // A thread each for all that ask the store and all that do not: those who wait for it take the others' threads.
    const asking = network(
      0.5,
      [
        station('api', { slots: 100, queueLimit: 100, blocking: true }),
        station('db', { slots: 20, queueLimit: 200 }),
      ],
      [{ service: exponential(5), calls: [{ to: 2 }] }, { service: exponential(50) }],
    );
    const both = withClass(asking, 'own', 0.5);
    const given = {
      ...both,
      visits: both.visits.map((visit) =>
        visit.class === 1 && visit.station === 1 ? { ...visit, calls: [] } : visit,
      ),
    };
    const [{ components, classes }, report] = [estimate(given), run(given)];
    for (const id of ['api', 'db']) {
      const served = report.components[id]!.throughput;
      expect(Math.abs(components[id]!.carried!.servedRate / served - 1), id).toBeLessThan(0.04);
    }
    for (const id of ['k', 'own']) {
      const { goodput, offered } = report.classes[id]!;
      expect(Math.abs(classes[id]!.success - goodput / offered), id).toBeLessThan(0.03);
    }
  });

  it('is still counted in what the design is asked for, and in its headroom', () => {
    const free = estimate(chain({ slots: 100 }));
    const { components, connections, headroom } = estimate(chain({ queueLimit: 5 }));
    expect(components.db).toMatchObject({ arrivalRate: 2000, utilization: 0.5 });
    expect(connections['api-db-1']!.rate).toBe(2000);
    expect(headroom.next).toContainEqual(free.headroom.first && { ...free.headroom.first, factor: 2 });
    expect(free.components.db!.carried).toBeUndefined();
  });
});
