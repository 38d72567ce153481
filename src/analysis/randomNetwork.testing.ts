import type { Distribution } from '../simulation/network/distribution.ts';
import type { Network } from '../simulation/network.ts';
import { estimate } from './estimate.ts';
import {
  type CallSketch,
  constant,
  exponential,
  lognormal,
  networkOf,
  type VisitSketch,
} from './sketch.testing.ts';

/** Numbers in [0, 1), the same on every machine (splitmix32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
  };
}

/**
 * A service behind a balancer with cache, store, replicas, a slow partner and a stream, drawn at random, at half of
 * what it can take or more. The same seed gives the same network.
 */
export function randomNetwork(seed: number): Network {
  const next = numbers(seed);
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(options: readonly T[]): T => options[between(0, options.length - 1)]!;
  const service = (about: number): Distribution => {
    const mean = about * (0.5 + next());
    return pick([
      exponential(mean),
      constant(mean),
      lognormal(mean, 0.3 + next()),
      { shape: 'gamma', mean, cv: 0.3 + next() },
    ]);
  };
  const network = constant(0.00025);
  const balancing = pick(['least in flight', 'round robin', 'random', 'two choices'] as const);
  const db = { at: 'db', service: service(0.005) };
  const drawn: readonly CallSketch[] = [
    { network, to: { at: 'cache', service: exponential(0.0005) } },
    { network, to: db, when: 'miss', of: 0 },
    { network, to: db, calls: pick([0.5, 1, 1.5]), step: 3 },
    {
      network,
      to: { at: 'rep', service: service(0.004) },
      calls: between(1, 3),
      parallel: true,
      need: 2,
      step: 3,
    },
    { network: constant(0.01), to: { at: 'partner', service: lognormal(0.08, 0.6) }, calls: 0.3, step: 4 },
    { network, to: { at: 'stream', service: exponential(0.0002) }, mode: 'send', step: 5 },
  ];
  const calls = drawn.filter((_, i) => i < 2 || next() < 0.6);
  const app = { at: 'app', service: service(0.01), calls };
  const lb: VisitSketch = {
    at: 'lb',
    service: exponential(0.00005),
    calls: [{ network, to: app, balancing }],
  };
  const blocking = next() < 0.25;
  const sketch = {
    stations: {
      client: { intake: 'source' as const },
      lb: { replicas: 2, slots: 4, bandwidth: 125e6 },
      app: { replicas: between(1, 8), slots: between(1, 8) * (blocking ? 4 : 1), blocking },
      cache: { hitRatio: 0.5 + 0.45 * next() },
      db: { replicas: between(1, 4), slots: between(2, 16) },
      rep: { replicas: between(1, 3), slots: 4 },
      partner: { intake: 'delay' as const, errorRate: pick([0, 0.01]) },
      stream: { replicas: 4, buffer: true },
    },
  };
  const root = { at: 'client', calls: [{ network: constant(0.015), to: lb, payload: pick([0, 20_000]) }] };
  const at = (rate: number) => networkOf({ ...sketch, classes: { all: { rate, root } } });
  return at(estimate(at(1)).headroom.factor * (0.5 + 0.35 * next()));
}
