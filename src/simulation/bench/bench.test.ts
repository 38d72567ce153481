import { describe, expect, it } from 'vitest';
import { compile } from '../compile.ts';
import { isEligible } from '../engine/express/eligible.ts';
import { createEngine } from '../engine.ts';
import { boardA, boardB, boardC, boardOfThirty } from './boards.ts';
import { handModelC, handServers } from './hand.ts';
import { plainModelC } from './plain.ts';

const REQUESTS = 200_000;

function meanOf(board: Parameters<typeof compile>[0]): number {
  const { network, problems } = compile(board);
  expect(problems).toEqual([]);
  const scenario = { duration: REQUESTS / network.classes[0]!.rate, load: [{ at: 0, factor: 1 }] };
  expect(isEligible(network, scenario)).toBe(true);
  const engine = createEngine(network, scenario, 1);
  engine.advance(Infinity);
  const { classes, totals } = engine.report();
  expect(totals.failed).toBe(0);
  return classes.read!.latency.mean.value / 1000;
}

describe('what is compared in the benchmark does the same work', () => {
  // Within what chance makes of 200,000 requests; the models' loads differ by far more if one of them is wrong.
  it.each([
    ['A', boardA, () => handServers(REQUESTS, 2, 1, 0.8).mean],
    ['B', boardB, () => handServers(REQUESTS, 2, 4, 0.9).mean],
    ['C by hand', boardC, () => handModelC(REQUESTS, 2).mean],
    ['C with a heap', boardC, () => plainModelC(REQUESTS, 2).mean],
  ] as const)('model %s', (_, board, byHand) => {
    const mean = meanOf(board);
    expect(Math.abs(byHand() - mean) / mean).toBeLessThan(0.08);
  });

  it('the board of thirty is whole, in use everywhere and not overloaded', () => {
    const { network, problems } = compile(boardOfThirty);
    expect(problems).toEqual([]);
    expect(network.stations).toHaveLength(30);
    const engine = createEngine(network, { duration: 5, load: [{ at: 0, factor: 1 }] }, 1);
    engine.advance(5);
    const { components, totals } = engine.report();
    for (const { arrivalRate, utilization } of Object.values(components)) {
      expect(arrivalRate).toBeGreaterThan(0);
      expect(utilization).toBeLessThan(0.95);
    }
    expect(totals.failed).toBeLessThan(0.001 * totals.created);
  });
});
