import type { Distribution } from '../../simulation/network/distribution.ts';
import type { Call, Visit } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { normalCdf } from '../times/normal.ts';

/** Without an end the estimate stops counting here: a message that is never acknowledged comes again for ever. */
const MOST = 1000;

/**
 * Times a buffer hands out a message, on average: again when its consumer has failed or taken longer than the
 * visibility timeout, (1 - f^r) / (1 - f) for a chance f of that and r deliveries at most. `single` is the chance that the
 * consumer succeeds. Lateness is that of the consumer's own service; what its callees and a prefetched queue
 * add is left to the simulation.
 */
export function deliveriesOf(network: Network, visit: Visit, call: Call, single: number): number {
  const failed = failureOf(network, visit, call, single);
  if (failed === 0) return 1;
  const most = Math.min(MOST, network.stations[visit.station]!.delivery!.maxReceives);
  return failed >= 1 ? most : (1 - failed ** most) / (1 - failed);
}

/** Chance that a message of a buffer is handed out as often as it may be, in vain: f^r. */
export function deadShare(network: Network, visit: Visit, call: Call, single: number): number {
  return (
    failureOf(network, visit, call, single) ** (network.stations[visit.station]!.delivery?.maxReceives ?? 1)
  );
}

/** Chance that a delivery fails or comes to its end too late; 0 where nobody looks. */
function failureOf({ stations, visits }: Network, visit: Visit, call: Call, single: number): number {
  const { buffer, delivery } = stations[visit.station]!;
  if (!buffer || delivery === undefined || delivery.visibility === Infinity) return 0;
  return 1 - single * (1 - tailOf(visits[call.visit]!.service, delivery.visibility));
}

/** Chance of a time above `t`. A gamma one is taken as the lognormal of the same mean and variation. */
export function tailOf(distribution: Distribution, t: number): number {
  const { shape, mean } = distribution;
  if (!(mean > 0)) return 0;
  if (shape === 'deterministic') return mean > t ? 1 : 0;
  if (shape === 'exponential') return Math.exp(-t / mean);
  if (shape === 'measured') {
    const total = distribution.weights.reduce((sum, weight) => sum + weight, 0);
    return distribution.weights.reduce(
      (sum, weight, i) => (distribution.values[i]! > t ? sum + weight / total : sum),
      0,
    );
  }
  const { cv } = distribution;
  if (!(cv > 0)) return mean > t ? 1 : 0;
  if (shape === 'hyperexponential') {
    // Balanced means: each branch takes half of the time.
    const spread = Math.sqrt((cv * cv - 1) / (cv * cv + 1));
    return [(1 + spread) / 2, (1 - spread) / 2].reduce(
      (sum, share) => sum + share * Math.exp((-2 * share * t) / mean),
      0,
    );
  }
  if (shape === 'pareto') {
    const power = 1 + Math.sqrt(1 + 1 / (cv * cv));
    const least = (mean * (power - 1)) / power;
    return t <= least ? 1 : (least / t) ** power;
  }
  const square = Math.log(1 + cv * cv);
  return 1 - normalCdf((Math.log(t / mean) + square / 2) / Math.sqrt(square));
}
