import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream.ts';
import { mser5, startsApart } from './warmup.ts';

/** Noise about 1 whose first `start` entries begin `bias` too low and recover. */
function series(seed: number, length: number, start: number, bias: number): number[] {
  const stream = createStream(seed, 'warmup');
  return Array.from({ length }, (_, i) => {
    const missing = i < start ? bias * (1 - i / start) : 0;
    return 1 - missing + 0.1 * stream.normal();
  });
}

describe('mser5', () => {
  it('cuts the start-up and little more', () => {
    for (let seed = 0; seed < 20; seed++) {
      const cut = mser5(series(seed, 1000, 200, 5));
      expect(cut).toBeGreaterThanOrEqual(150);
      expect(cut).toBeLessThanOrEqual(320);
    }
  });

  it('cuts little or nothing of a series that is steady from the start', () => {
    let total = 0;
    for (let seed = 0; seed < 20; seed++) total += mser5(series(seed, 1000, 0, 0));
    expect(total / 20).toBeLessThan(150);
  });

  it('never cuts more than half', () => {
    const growing = Array.from({ length: 1000 }, (_, i) => i);
    expect(mser5(growing)).toBe(500);
  });

  it('leaves a constant alone', () => {
    expect(mser5(new Array<number>(100).fill(3))).toBe(0);
  });

  it('passes over empty windows', () => {
    const values = series(3, 1000, 200, 5);
    for (let i = 0; i < 1000; i += 3) values[i] = Number.NaN;
    for (let i = 500; i < 520; i++) values[i] = Number.NaN;
    const cut = mser5(values);
    expect(cut).toBeGreaterThanOrEqual(150);
    expect(cut).toBeLessThanOrEqual(320);
  });

  it('has nothing to cut of a series too short to judge', () => {
    expect(mser5([])).toBe(0);
    expect(mser5([5, 1, 1])).toBe(0);
  });
});

describe('a start apart from the rest', () => {
  it('is a run that fills up slowly', () => {
    for (let seed = 0; seed < 20; seed++) expect(startsApart(series(seed, 120, 40, 1), 6, 30, 6)).toBe(true);
  });

  it('is not a stretch of a steady run, wherever one would cut', () => {
    let told = 0;
    for (let seed = 0; seed < 200; seed++) {
      if (startsApart(series(seed, 120, 0, 0), 6, 12 + (seed % 8) * 6, 6)) told++;
    }
    expect(told).toBeLessThan(10);
  });

  it('needs something to compare', () => {
    expect(startsApart([], 6, 12, 6)).toBe(false);
    expect(startsApart(series(1, 120, 0, 0), 6, 6, 6)).toBe(false);
    expect(startsApart(series(1, 120, 0, 0), 6, 118, 6)).toBe(false);
  });
});
