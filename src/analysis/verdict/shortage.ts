import type { Network } from '../../simulation/network.ts';
import type { LimitName, Report } from '../../simulation/report.ts';
import { estimate } from '../estimate.ts';
import type { Estimate } from '../results.ts';

/** A load that every board bears: where something is overloaded, what waits for it looks overloaded too. */
const SMALL = 0.01;

/** How much of a limit all that is asked of the board would use; above 1 there is too little of it. */
export type Shortage = (of: { readonly station: number; readonly limit: LimitName }) => number;

/** By theory, at the highest load of a run; what is refused on the way there counts too. */
export function shortages(network: Network, report: Report): Shortage {
  let small: Estimate | null = null;
  const load = Math.max(...report.scenario.load.map(({ factor }) => factor));
  return ({ station, limit }) => {
    small ??= estimate(network, SMALL);
    return ((small.components[network.stations[station]!.id]?.limits[limit] ?? 0) * load) / SMALL;
  };
}
