import { describe, expect, it } from 'vitest';
import { estimate } from '../../analysis/estimate.ts';
import { createEngine } from '../engine.ts';
import type { Station } from '../network/station.ts';
import type { Network } from '../network.ts';
import { constant, network, pureDelay, withClass } from '../theory/build.ts';

/** 800 reads and 400 writes a second of a table that takes 1,000 and 200 of them. */
function made(given: Partial<Station> = {}): Network {
  const table = pureDelay('table', { quota: 1000, burst: 100, writeQuota: 200, ...given });
  const reads = network(0.8, [table], [{ service: constant(1) }]);
  const both = withClass(reads, 'w', 0.4);
  const visits = both.visits.map((visit) => ({
    ...visit,
    calls: visit.calls.map((call) => (visit.class === 1 ? { ...call, write: true as const } : call)),
  }));
  return { ...both, visits };
}

function run(drawn: Network) {
  const engine = createEngine(drawn, { duration: 60, load: [{ at: 0, factor: 1 }] }, 2);
  engine.advance(60);
  return engine.report();
}

describe('a quota of writes', () => {
  it('refuses writes beyond it, and has no part in the quota of reads', () => {
    const { classes, components } = run(made());
    expect(classes.k!.failures).toEqual({});
    expect(classes.w!.goodput / 200).toBeCloseTo(1, 1);
    expect(classes.w!.failures['rate limited']! / 200).toBeCloseTo(1, 1);
    expect(components.table!.limits.quota).toBeCloseTo(1, 1);
  });

  it('holds in each partition by itself', () => {
    // Keys are spread evenly, so that parts refuse about as much as the whole.
    const { classes } = run(made({ quotaParts: 4 }));
    expect(classes.w!.goodput / 200).toBeCloseTo(1, 1);
    expect(classes.k!.failures['rate limited'] ?? 0).toBeLessThan(20);
  });

  it('is estimated as the fuller of the two, with the share of all requests that it refuses', () => {
    const { components, classes } = estimate(made());
    expect(components.table!.limits.quota).toBeCloseTo(2, 9);
    expect(classes.k!.success).toBeCloseTo(1 - 200 / 1200, 9);
    expect(estimate(made(), 0.5).components.table!.limits.quota).toBeCloseTo(1, 9);
  });
});
