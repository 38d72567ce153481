import type { Call } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { repliesOf, type Timely, waits } from './replies.ts';

/** Of the attempts of a call that are not late, the share that comes back as a failure. */
export interface Failing {
  readonly chance: number;
  /** Parts of those that were refused at the door, or failed by an error of the callee itself; the others did further on. */
  readonly refused: number;
  readonly own: number;
}

/** A share this small takes nobody any time. */
const NONE = 1e-6;

/** By call that is tried again, where some of its attempts fail; undefined where none does. */
export function failingOf(
  network: Network,
  accepted: (station: number) => number,
  timely?: Timely,
): ReadonlyMap<Call, Failing> | undefined {
  const isTried = ({ reliability }: Call): boolean => (reliability?.retries ?? 0) > 0;
  if (!network.visits.some(({ calls }) => calls.some(isTried))) return undefined;
  const replies = repliesOf(network, accepted, timely);
  const found = new Map<Call, Failing>();
  for (const visit of network.visits)
    for (const call of visit.calls) {
      const chance = 1 - replies[call.visit]!;
      if (!isTried(call) || !waits(network, visit, call) || chance < NONE) continue;
      const { station } = network.visits[call.visit]!;
      const letIn = accepted(station);
      const own = letIn * network.stations[station]!.errorRate;
      found.set(call, { chance, refused: (1 - letIn) / chance, own: own / chance });
    }
  return found.size > 0 ? found : undefined;
}
