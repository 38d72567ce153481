import type { Distribution } from '../../network/distribution.ts';
import { exp, log } from '../../random/math.ts';

/**
 * A mean wait is that of the squares of service times. Relative standard error of the mean of so many squares, by their variance; of a
 * Pareto without one, the size of what is yet to come (Feller, An Introduction to Probability Theory, vol. 2, ch. 17: stable laws).
 */
export function rarityOf(service: Distribution): (requests: number) => number {
  if (service.shape === 'pareto') {
    const index = 1 + Math.sqrt(1 + 1 / (service.cv * service.cv));
    if (index <= 4) return (requests) => exp((2 / index - 1) * log(requests));
  }
  const spread = Math.max(0, fourthOf(service) - 1);
  return (requests) => Math.sqrt(spread / requests);
}

/** E[S^4] / E[S^2]^2. */
function fourthOf(service: Distribution): number {
  if (service.shape === 'deterministic') return 1;
  if (service.shape === 'exponential') return 6;
  const square = service.cv * service.cv;
  switch (service.shape) {
    case 'lognormal':
      return squared(squared(1 + square));
    case 'gamma':
      return ((1 + 2 * square) * (1 + 3 * square)) / (1 + square);
    case 'hyperexponential': {
      // Branches of probabilities p and 1 - p with means 1 / 2p and 1 / 2(1 - p).
      const p = (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
      const [slow, fast] = [squared(2 * p), squared(2 * (1 - p))];
      return (24 * (p / squared(slow) + (1 - p) / squared(fast))) / squared(2 * (p / slow + (1 - p) / fast));
    }
    case 'pareto': {
      const index = 1 + Math.sqrt(1 + 1 / square);
      return squared(index - 2) / (index * (index - 4));
    }
    case 'measured': {
      const total = service.weights.reduce((sum, weight) => sum + weight, 0);
      const mean = (of: (value: number) => number) =>
        service.values.reduce((sum, value, i) => sum + (service.weights[i]! / total) * of(value), 0);
      return mean((value) => squared(squared(value))) / squared(mean(squared));
    }
  }
}

const squared = (x: number): number => x * x;
