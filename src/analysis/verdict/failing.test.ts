import { describe, expect, it } from 'vitest';
import { createEngine } from '../../simulation/engine.ts';
import type { Fault } from '../../simulation/network/scenario.ts';
import { exponential, networkOf } from '../sketch.testing.ts';
import { findBottleneck } from './bottleneck.ts';

/** 100 requests/s that wait for a store, at a caller that holds a thread meanwhile. */
const sketched = networkOf({
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

const network = {
  ...sketched,
  groups: [{ id: 'zone', stations: [sketched.stations.findIndex(({ id }) => id === 'db')] }],
};

function run(...faults: readonly Fault[]) {
  const engine = createEngine(network, { duration: 40, load: [{ at: 0, factor: 1 }], faults }, 1);
  engine.advance(25);
  const frame = engine.frame();
  engine.advance(40);
  return { frame, found: findBottleneck(network, engine.report())! };
}

describe('a connection that is cut', () => {
  const way = network.connections.findIndex(({ from, to }) => from > 0 && to > from);
  const { id } = network.connections[way]!;

  it('is the cause, with what was lost on it while it was', () => {
    const { found } = run({ at: 20, until: 30, target: id, effect: 'down' });
    expect(found).toMatchObject({ component: 'db', cause: id, limit: null, state: 'failing', since: 20 });
    expect(found.evidence[0]).toBe('Nothing got through from 20 s to 30 s.');
    expect(found.evidence[1]).toMatch(/^[\d.]+ requests\/s were lost \(2\d % of what was sent\)\.$/);
  });

  it('is the cause where it loses a share, and not where nobody came that way', () => {
    expect(run({ at: 20, target: id, effect: 'errors', amount: 0.3 }).found.evidence[0]).toBe(
      '30 % was lost on the way from 20 s on.',
    );
    expect(run({ at: 39.99, target: id, effect: 'down' }).found).toMatchObject({ state: 'fine' });
  });

  it('is told of the component or group that was cut off with it', () => {
    const { found } = run({ at: 20, until: 30, target: 'db', effect: 'partition' });
    expect(found).toMatchObject({ component: 'db', state: 'failing', since: 20 });
    expect(found.cause).toBeUndefined();
    expect(found.evidence[0]).toBe('It was cut off: nothing crossed its border from 20 s to 30 s.');
    const zone = run({ at: 20, until: 30, target: 'zone', effect: 'partition' }).found;
    expect(zone).toMatchObject({ component: 'db', cause: 'zone', since: 20 });
    expect(zone.evidence[1]).toMatch(/were lost on api → db \(2\d % of what was sent\)/);
  });

  it('is told of the group that was down with all in it', () => {
    const { found } = run({ at: 20, until: 30, target: 'zone', effect: 'down' });
    expect(found).toMatchObject({ component: 'db', cause: 'zone', since: 20 });
    expect(found.evidence[1]).toMatch(/found db down/);
  });
});

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

  it('is not the cause for a few of the errors that it always makes', () => {
    const rare = {
      ...network,
      stations: network.stations.map((station) =>
        station.id === 'db' ? { ...station, errorRate: 0.01 } : station,
      ),
    };
    const failed = (seed: number) => {
      const engine = createEngine(rare, { duration: 0.5, load: [{ at: 0, factor: 1 }] }, seed);
      engine.advance(0.5);
      const report = engine.report();
      return { errors: report.components.db!.failures.error ?? 0, found: findBottleneck(rare, report) };
    };
    // By chance one of these fails several times as much as usual.
    const runs = [1, 2, 3, 4, 5, 6, 7, 8].map(failed);
    expect(Math.max(...runs.map(({ errors }) => errors))).toBeGreaterThan(2);
    expect(runs.filter(({ found }) => found?.state === 'failing')).toEqual([]);
  });

  it('is seen while it is down, and only as long as it is', () => {
    expect(run({ at: 20, target: 'db', effect: 'down' }).frame.stations.down?.[db]).toBe(1);
    expect(run({ at: 5, until: 15, target: 'db', effect: 'down' }).frame.stations.down?.[db]).toBe(0);
    expect(run().frame.stations.down).toBeUndefined();
  });
});
