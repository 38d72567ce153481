import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import { exponential, network, station } from '../theory/build.ts';
import { Ranks } from './ranks.ts';

/** As it would be found by looking at all of them. */
function scan(inside: readonly number[], from: number): number {
  let best = -1;
  for (let i = 0; i < inside.length; i++) {
    const at = (from + i) % inside.length;
    if (inside[at]! >= 0 && (best < 0 || inside[at]! < inside[best]!)) best = at;
  }
  return best;
}

describe('the ranks of replicas', () => {
  it('name the same one as a look at all of them, from any place on', () => {
    const changes = fc.array(
      fc.record({ at: fc.nat(), inside: fc.integer({ min: -1, max: 3 }), from: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), changes, (count, all) => {
        const inside = Array<number>(count).fill(0);
        const ranks = new Ranks(count);
        for (const change of all) {
          inside[change.at % count] = change.inside;
          ranks.set(change.at % count, change.inside);
          if (inside.every((n) => n < 0)) continue;
          expect(ranks.next(change.from % count)).toBe(scan(inside, change.from % count));
        }
      }),
    );
  });

  it('take some thirty steps for a thousand replicas, not a thousand', () => {
    const ranks = new Ranks(1000);
    const inside = Array<number>(1000).fill(0);
    let turn = 0;
    for (let i = 0; i < 100_000; i++) {
      const to = ranks.next(turn);
      inside[to]! += 1;
      ranks.set(to, inside[to]!);
      turn = (to + 1) % 1000;
      const gone = (i * 7919) % 1000;
      if (inside[gone]! > 0) ranks.set(gone, --inside[gone]!);
    }
    expect(ranks.steps / 100_000).toBeLessThan(60);
  });
});

describe('a service of many replicas', () => {
  it('has no request wait while a replica is free, with some of them down for a while', () => {
    const made = network(70, [station('app', { replicas: 200 })], [{ service: exponential(2) }], {
      first: { balancing: 'least in flight' },
    });
    const faults = [{ at: 1, until: 2, target: 'app', effect: 'down' as const, amount: 20 }];
    const engine = createEngine(made, { duration: 4, load: [{ at: 0, factor: 1 }], faults }, 3);
    engine.advance(4);
    const { wait, failures } = engine.report().components.app!;
    // 140 of 180 or 200 are busy: all of them hardly ever.
    expect(wait).toBeLessThan(0.01);
    expect(Object.keys(failures)).toEqual(['instance down']);
  });
});
