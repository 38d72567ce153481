import { describe, expect, it } from 'vitest';
import { createEngine } from '../simulation/engine.ts';
import type { Fault } from '../simulation/network.ts';
import { findBottleneck } from './bottleneck.ts';
import { exponential, networkOf } from './sketch.testing.ts';

/** 100 requests/s that wait for a store, at a caller that holds a thread meanwhile. */
const network = networkOf({
  stations: { client: { intake: 'source' }, api: { slots: 8, blocking: true }, db: { slots: 8 } },
  classes: {
    all: {
      rate: 100,
      root: {
        at: 'client',
        calls: [
          {
            to: {
              at: 'api',
              service: exponential(0.002),
              calls: [{ to: { at: 'db', service: exponential(0.01) } }],
            },
          },
        ],
      },
    },
  },
});

function run(...faults: readonly Fault[]) {
  const engine = createEngine(network, { duration: 40, load: [{ at: 0, factor: 1 }], faults }, 1);
  engine.advance(25);
  const frame = engine.frame();
  engine.advance(40);
  return { frame, found: findBottleneck(network, engine.report())! };
}

const db = network.stations.findIndex(({ id }) => id === 'db');

describe('a component that fails', () => {
  it('is the cause, however little it was used', () => {
    const { found } = run({ at: 20, until: 30, target: 'db', effect: 'down' });
    expect(found).toMatchObject({ component: 'db', limit: null, state: 'failing', since: 20, doubled: null });
    expect(found.utilization).toBeGreaterThan(0.2);
    expect(found.evidence[0]).toBe('It was down from 20 s to 30 s.');
    expect(found.evidence[1]).toMatch(
      /^[\d.]+ requests\/s found it down, or were lost with it \(2\d % of arrivals\)\.$/,
    );
  });

  it('is told for its errors as well, and nothing is told where nothing broke', () => {
    const { found } = run({ at: 10, target: 'db', effect: 'errors', amount: 0.2 });
    expect(found).toMatchObject({ component: 'db', state: 'failing' });
    expect(found.evidence[0]).toBe('It failed 20 % of requests from 10 s on.');
    expect(run().found).toMatchObject({ limit: 'slots', state: 'fine' });
  });

  it('is seen while it is down, and only as long as it is', () => {
    expect(run({ at: 20, target: 'db', effect: 'down' }).frame.stations.down?.[db]).toBe(1);
    expect(run({ at: 5, until: 15, target: 'db', effect: 'down' }).frame.stations.down?.[db]).toBe(0);
    expect(run().frame.stations.down).toBeUndefined();
  });
});
