import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { createEngine, type EngineOptions } from '../engine.ts';
import type { Network } from '../network.ts';
import { pureDelay } from '../theory/build.ts';
import { boardC, boardOfThirty } from './boards.ts';

interface Proof {
  readonly bytesAnEvent: number;
  readonly created: number;
  readonly peak: number;
}

const SCRIPT = fileURLToPath(new URL('proof.ts', import.meta.url));

function proofOf(board: string, path: string, requests: number): Proof {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', SCRIPT, board, path, String(requests)],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Proof;
}

describe('the heap of a run', () => {
  // The box of one double has 16 bytes, and an event handles ten, on the fast path forty: what is left is the compiler's and the ends of ticks.
  it.each([
    ['c', 'fastest', 16],
    ['c', 'general', 6],
    ['thirty', 'general', 6],
  ])('gets nothing from an event of board %s on its %s path', (board, path, most) => {
    expect(proofOf(board, path, 400_000).bytesAnEvent).toBeLessThan(most);
  });

  it('holds no more for a longer run', () => {
    const [short, long] = [proofOf('c', 'fastest', 100_000), proofOf('c', 'fastest', 1_000_000)];
    expect(long.created).toBeGreaterThan(9 * short.created);
    expect(long.peak).toBeLessThan(short.peak + 20e6);
    expect(long.peak).toBeLessThan(300e6);
  });

  it('stays within 300 MB for ten million requests', () => {
    const { created, peak } = proofOf('c', 'fastest', 10_000_000);
    expect(created).toBeGreaterThan(9.9e6);
    expect(peak).toBeLessThan(300e6);
  });
});

describe('the cost of a run in events', () => {
  const eventsOf = (
    network: Network,
    duration: number,
    options: EngineOptions = {},
  ): { events: number; created: number } => {
    const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, 1, options);
    engine.advance(duration);
    return engine.report().totals;
  };

  // On the fast path ends of ticks, which are closer together in a short run, and requests that are traced cost events too.
  it.each([
    ['general', 0.98],
    ['fastest', 0.5],
  ] as const)('grows as the requests do on the %s path', (path, least) => {
    const { network } = compile(boardOfThirty);
    const each = [2, 8].map((duration) => {
      const { events, created } = eventsOf(network, duration, { path });
      return events / created;
    });
    expect(each[1]! / each[0]!).toBeLessThan(1.02);
    expect(each[1]! / each[0]!).toBeGreaterThan(least);
  });

  it('does not grow with components that nobody asks', () => {
    const { network } = compile(boardC);
    const idle = Array.from({ length: 200 }, (_, i) => pureDelay(`idle${i}`));
    const crowded: Network = { ...network, stations: [...network.stations, ...idle] };
    expect(eventsOf(crowded, 20)).toEqual(eventsOf(network, 20));
  });
});
