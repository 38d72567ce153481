import { describe, expect, it } from 'vitest';
import { constant, exponential, lognormal } from '../sketch.testing.ts';
import type { Algebra } from './algebra.ts';
import type { Spectrum } from './cells.ts';
import { Grid } from './grid.ts';
import { MOMENTS } from './moments.ts';

/** Percentile read off the grid, with what the shift adds. */
function quantile(grid: Grid, spectrum: Spectrum, chance: number): number {
  const column = grid.distribution(spectrum);
  const j = column.findIndex((reached) => reached >= chance);
  if (j < 0) return Number.POSITIVE_INFINITY;
  const part = (chance - column[j - 1]!) / (column[j]! - column[j - 1]!);
  return spectrum.shift + grid.endOf(j - 1) + part * (grid.endOf(j) - grid.endOf(j - 1));
}

const close = (value: number, exact: number, relative: number) =>
  expect(Math.abs(value / exact - 1), `${value} against ${exact}`).toBeLessThan(relative);

describe('a grid of transforms', () => {
  const grid = new Grid(12);

  it('has the percentiles of an exponential', () => {
    const one = grid.of(exponential(1));
    close(quantile(grid, one, 0.5), Math.log(2), 0.003);
    close(quantile(grid, one, 0.99), Math.log(100), 0.003);
    close(quantile(grid, one, 0.999), Math.log(1000), 0.003);
  });

  it('has those of a lognormal and a gamma distribution', () => {
    const wide = new Grid(16);
    const spread = Math.sqrt(Math.log(2));
    const at = (z: number) => Math.exp(spread * z - spread ** 2 / 2);
    close(quantile(wide, wide.of(lognormal(1, 1)), 0.5), at(0), 0.01);
    close(quantile(wide, wide.of(lognormal(1, 1)), 0.99), at(2.3263478740408), 0.005);
    // cv 1/2 is Erlang-4, whose 99th percentile is half that of chi-square with 8 degrees, over 4.
    close(quantile(wide, wide.of({ shape: 'gamma', mean: 1, cv: 0.5 }), 0.99), 20.0902350297 / 8, 0.005);
  });

  it('adds constants exactly and exponentials as Erlang', () => {
    const sum = grid.sum(grid.of(constant(3)), grid.times(grid.of(exponential(0.25)), 4));
    expect(sum.mean).toBeCloseTo(4, 12);
    close(quantile(grid, sum, 0.99), 3 + 20.0902350297 / 8, 0.003);
    expect(grid.sum(grid.of(constant(3)), grid.of(constant(2))).shift).toBe(5);
  });

  it('mixes constants and distributions', () => {
    const mix = grid.mix([
      { weight: 0.9, part: grid.of(constant(1)) },
      { weight: 0.1, part: grid.sum(grid.of(constant(4)), grid.of(exponential(1))) },
    ]);
    expect(mix.mean).toBeCloseTo(1.4, 12);
    close(quantile(grid, mix, 0.5), 1, 0.05);
    close(quantile(grid, mix, 0.95), 4 + Math.log(2), 0.003);
    close(quantile(grid, mix, 0.99), 4 + Math.log(10), 0.003);
  });

  it('waits for the slowest of ten: H(10), and the power of the distribution (Dean & Barroso 2013)', () => {
    const all = grid.quorum(grid.of(exponential(1)), 10, 10);
    close(all.mean, 2.928968254, 0.002);
    close(quantile(grid, all, 0.5), 2.703555192, 0.003);
    close(quantile(grid, all, 0.99), 6.903236794, 0.003);
  });

  it('waits for a quorum of 2 of 3, and for the slower of two kinds', () => {
    const part = grid.of(exponential(1));
    close(grid.quorum(part, 3, 2).mean, 1 / 3 + 1 / 2, 0.003);
    close(grid.quorum(part, 3, 1).mean, 1 / 3, 0.01);
    close(grid.slowest([part, grid.of(exponential(2))]).mean, 1 + 2 - 1 / (1 + 1 / 2), 0.004);
    close(grid.slowest([part, grid.of(constant(2))]).mean, 2 + Math.exp(-2), 0.004);
  });

  it('keeps its chances where most lies beyond the width', () => {
    const narrow = new Grid(0.5);
    close(quantile(narrow, narrow.of(exponential(1)), 0.25), -Math.log(0.75), 0.01);
  });
});

describe('moments', () => {
  const means = <D extends { readonly mean: number }>(algebra: Algebra<D>): number[] => {
    const part = algebra.of(exponential(1));
    const later = algebra.sum(algebra.of(constant(0.5)), algebra.of(lognormal(1, 0.5)));
    return [
      algebra.waiting({ chance: 0.3, mean: 2 }).mean,
      algebra.times(part, 3).mean,
      algebra.mix([
        { weight: 0.2, part },
        { weight: 0.8, part: later },
      ]).mean,
      algebra.quorum(part, 10, 10).mean,
      algebra.quorum(part, 3, 2).mean,
    ];
  };

  it('have the same means as whole distributions', () => {
    const whole = means(new Grid(30));
    means(MOMENTS).forEach((mean, i) => {
      close(mean, whole[i]!, 0.01);
    });
  });

  it('come near for the slower of two unlike parts', () => {
    const slowest = MOMENTS.slowest([MOMENTS.of(exponential(1)), MOMENTS.of(exponential(2))]);
    close(slowest.mean, 1 + 2 - 1 / (1 + 1 / 2), 0.08);
  });

  it('of a mixture are its mean and variance', () => {
    const { mean, variance } = MOMENTS.mix([
      { weight: 0.5, part: MOMENTS.of(constant(1)) },
      { weight: 0.5, part: MOMENTS.of(constant(3)) },
    ]);
    expect([mean, variance]).toEqual([2, 1]);
  });
});
