import { studentT95 } from './studentT.ts';

/** Fewer batches or observations say too little about their own spread. */
const FEWEST_BATCHES = 10;
const FEWEST_OBSERVATIONS = 320;
/** About 20 batches: Schmeiser 1982, "Batch size effects in the analysis of simulation output". */
const BATCHES = 20;

/**
 * Half-width of the 95 % confidence interval of a mean (all sums over all counts) from the sums and counts of equal
 * stretches of time. Stretches are joined to about 20 batches, long enough to be nearly independent; the error of the
 * ratio follows from the spread of sum - mean x count (Law & Kelton, ratio estimator). NaN when there is too little.
 */
export function ratioHalfWidth(sums: readonly number[], counts: readonly number[]): number {
  const size = Math.max(1, Math.floor(sums.length / BATCHES));
  const batches = Math.floor(sums.length / size);
  if (batches < FEWEST_BATCHES) return NaN;
  const first = sums.length - batches * size;
  let total = 0;
  let observations = 0;
  for (let i = first; i < sums.length; i++) {
    total += sums[i]!;
    observations += counts[i]!;
  }
  if (observations < FEWEST_OBSERVATIONS) return NaN;
  const mean = total / observations;
  let squares = 0;
  for (let b = 0; b < batches; b++) {
    let off = 0;
    for (let i = first + b * size; i < first + (b + 1) * size; i++) off += sums[i]! - mean * counts[i]!;
    squares += off * off;
  }
  const error = (Math.sqrt(squares / (batches - 1) / batches) * batches) / observations;
  return studentT95(batches - 1) * error;
}
