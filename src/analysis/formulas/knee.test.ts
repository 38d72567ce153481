import { describe, expect, it } from 'vitest';
import { crowdedAt } from './knee.ts';

/** Share refused and mean time inside of those let in, beyond `mean`, state by state. */
function chain(rate: number, mean: number, slots: number, knee: number, queueLimit: number) {
  let weights = [1];
  for (let n = 1; n <= slots + queueLimit; n++) {
    const working = Math.min(n, slots);
    weights.push((weights.at(-1)! * rate * mean * (1 + (working * (working - 1)) / knee ** 2)) / working);
    if (weights.at(-1)! > 1e200) weights = weights.map((weight) => weight / 1e200);
  }
  const total = weights.reduce((sum, weight) => sum + weight);
  const refused = weights.at(-1)! / total;
  const inside = weights.reduce((sum, weight, n) => sum + n * weight, 0) / total;
  return { refused, wait: inside / (rate * (1 - refused)) - mean };
}

describe('slots that slow each other down, before a queue that ends', () => {
  it.each([
    ['below what they can do', 0.9, 4, 8, 6, 20],
    ['far beyond it', 1.8, 4, 64, 16, 200],
    ['with no queue at all', 0.3, 2, 2, 3, 0],
    ['at just what they can do', 1, 1, 1, 1e9, 5],
    ['with so many slots that weights overflow', 3, 400, 400, 1000, 50],
  ])('is its birth-death chain, %s', (_, ...given) => {
    const { refused, wait } = crowdedAt(...given);
    const exact = chain(...given);
    expect(refused).toBeCloseTo(exact.refused, 9);
    expect(wait.mean / exact.wait).toBeCloseTo(1, 6);
  });

  it('is as without an end where that is far away', () => {
    const [near, far] = [crowdedAt(1, 4, 8, 12, 1e7), crowdedAt(1, 4, 8, 12, Infinity)];
    expect(near.wait.mean).toBeCloseTo(far.wait.mean, 9);
    expect(near.busy).toBe(far.busy);
    expect(near.refused).toBeCloseTo(0, 9);
    expect(far.refused).toBeUndefined();
  });
});
