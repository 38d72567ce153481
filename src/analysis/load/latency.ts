import type { Algebra, Timed } from '../times/algebra.ts';
import { Composition } from '../times/compose.ts';
import { Grid } from '../times/grid.ts';
import { MOMENTS, type Moments } from '../times/moments.ts';
import type { Plan } from './plan.ts';
import type { Carried } from './stations.ts';

/** Mean and percentiles of a class's latency, s; Infinity where it meets a queue that grows for ever. */
export interface Latency {
  readonly mean: number;
  /** In the order asked for. */
  readonly quantiles: readonly number[];
}

/** Cells a percentile should lie away from the start of the grid, unless a cell is a small part of it anyway. */
const RESOLUTION = 12;

/** Mean and variance of a class's latency, s; null for a class that begins nowhere. */
export function roughLatency(plan: Plan, { moments }: Carried, index: number): Moments | null {
  return rootOf(MOMENTS, plan, moments, index);
}

const DEEP = 500;

/** Latency of a class, from a request's creation to its reply. `wanted` are chances in (0, 1). */
export function latencyOf(plan: Plan, carried: Carried, index: number, wanted: readonly number[]): Latency {
  const rough = roughLatency(plan, carried, index);
  if (!rough || !Number.isFinite(rough.mean))
    return { mean: rough?.mean ?? Number.NaN, quantiles: wanted.map(() => rough?.mean ?? Number.NaN) };
  if (rough.variance === 0) return { mean: rough.mean, quantiles: wanted.map(() => rough.mean) };

  const quantiles = wanted.map(() => Number.NaN);
  let mean = Number.NaN;
  let width = rough.mean - rough.least + 10 * Math.sqrt(rough.variance);
  let open = wanted.map((_, i) => i);
  for (let pass = 0; pass < 6 && (pass === 0 || open.length > 0); pass++) {
    const grid = new Grid(width);
    const spectrum = rootOf(grid, plan, new Composition(grid, plan, carried.waits), index)!;
    if (Number.isNaN(mean)) mean = spectrum.mean;
    const column = grid.distribution(spectrum);
    const cell = width / column.length;
    const unresolved: number[] = [];
    let wider = false;
    let narrower = Number.POSITIVE_INFINITY;
    for (const i of open) {
      const beyond = quantileIn(grid, column, wanted[i]!);
      quantiles[i] = spectrum.shift + beyond;
      if (beyond >= width * 0.97) wider = true;
      else if (beyond >= RESOLUTION * cell || cell <= 0.01 * quantiles[i]) continue;
      else narrower = Math.min(narrower, 8 * Math.max(beyond, 2 * cell));
      unresolved.push(i);
    }
    width = wider ? width * 3 : narrower;
    open = unresolved;
  }
  return { mean, quantiles };
}

/** So many standard deviations beyond the mean nobody gives up that a reader would see. */
const SURELY = 12;
/** Where fewer stay than this share, the grid cannot tell it from none. */
const FEW = 0.005;

/**
 * Latency of the requests whose reply comes within the `patience` of their client, s, and the share of them; where that is none, of all
 * replies. The others' work goes on, so it changes no queue.
 */
export function patientLatency(
  plan: Plan,
  carried: Carried,
  index: number,
  wanted: readonly number[],
  patience: number,
): Latency & { readonly within: number } {
  const rough = patience < Infinity ? roughLatency(plan, carried, index) : null;
  if (!rough || patience > rough.mean + SURELY * Math.sqrt(rough.variance))
    return { ...latencyOf(plan, carried, index, wanted), within: 1 };
  const never = () => ({ ...latencyOf(plan, carried, index, wanted), within: 0 });
  if (!Number.isFinite(rough.mean) || rough.least >= patience) return never();
  const grid = new Grid(patience - rough.least + 6 * Math.sqrt(rough.variance));
  const spectrum = rootOf(grid, plan, new Composition(grid, plan, carried.waits), index)!;
  const column = grid.distribution(spectrum);
  const end = patience - spectrum.shift;
  const cell = grid.endOf(1) - grid.endOf(0);
  let within = 0;
  let sum = 0;
  let below = 0;
  for (const [j, reached] of column.entries()) {
    const start = grid.endOf(j) - cell;
    const part = Math.min(1, (end - start) / cell);
    if (part <= 0) break;
    within += part * (reached - below);
    sum += part * (reached - below) * (start + (part * cell) / 2);
    below = reached;
  }
  if (within < FEW) return never();
  const { quantiles } = latencyOf(
    plan,
    carried,
    index,
    wanted.map((chance) => chance * within),
  );
  return {
    mean: spectrum.shift + Math.max(0, sum / within),
    quantiles: quantiles.map((quantile) => Math.min(quantile, patience)),
    within,
  };
}

function rootOf<D extends Timed>(
  algebra: Algebra<D>,
  plan: Plan,
  composition: Composition<D>,
  index: number,
): D | null {
  const { classes, visits } = plan.network;
  const { roots } = classes[index]!;
  // Callees first where the way down could be too deep to go at once.
  if (visits.length > DEEP)
    for (let i = visits.length - 1; i >= 0; i--) if (visits[i]!.class === index) composition.after(i);
  const parts = roots.map(({ visit, share }) => ({ weight: share, part: composition.response(visit) }));
  return parts.length > 0 ? algebra.mix(parts) : null;
}

/** Time after the shift by which the chance is reached; the grid's width where it is not. */
function quantileIn(grid: Grid, column: Float64Array, chance: number): number {
  for (let j = 0; j < column.length; j++) {
    const reached = column[j]!;
    if (reached < chance) continue;
    const before = j > 0 ? column[j - 1]! : 0;
    const part = reached > before ? (chance - before) / (reached - before) : 1;
    return Math.max(0, grid.endOf(j) - (1 - part) * (grid.endOf(1) - grid.endOf(0)));
  }
  return grid.width;
}
