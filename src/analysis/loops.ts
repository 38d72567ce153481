import type { Network } from '../simulation/network.ts';
import { roughLatency } from './latency.ts';
import { type Plan, planOf } from './plan.ts';
import { carriedAt } from './stations.ts';

/** A network whose closed loops have the rates they come to rest at. */
export interface AtRest {
  readonly plan: Plan;
  /** The same without the one user who looks: what a request of a loop finds before it. */
  readonly seen: Plan;
}

const SWEEPS = 6;
const HALVINGS = 30;

/**
 * Rates of closed loops at a load factor, by approximate mean value analysis (Schweitzer 1979, Bard 1979): users / (think
 * time + response time) requests a second, where a request meets the others, (users - 1) / users of that rate. Within
 * some 6 % of the exact rates for one queue and ten users, closer for more.
 */
export function atRest(network: Network, load: number): AtRest {
  const loops = network.classes.flatMap(({ loop }, index) => (loop === undefined ? [] : [{ loop, index }]));
  if (loops.length === 0 || !(load > 0)) {
    const plan = planOf(network);
    return { plan, seen: plan };
  }
  const rates = network.classes.map(({ rate }) => rate);
  const withRates = (factor: (index: number) => number) =>
    planOf({
      ...network,
      classes: network.classes.map((row, i) => ({ ...row, rate: rates[i]! * factor(i) })),
    });
  const othersOf = (index: number): number => {
    const users = Math.max(1, network.classes[index]!.loop!.users * load);
    return (users - 1) / users;
  };
  for (let sweep = 0; sweep < (loops.length > 1 ? SWEEPS : 1); sweep++) {
    for (const { loop, index } of loops) {
      const { timeout } = network.classes[index]!;
      const users = loop.users * load;
      let [low, high] = [0, users / loop.think];
      for (let i = 0; i < HALVINGS && high - low > 1e-4 * high; i++) {
        const rate = (low + high) / 2;
        rates[index] = rate / load;
        const plan = withRates((k) => (k === index ? othersOf(index) : 1));
        const found = roughLatency(plan, carriedAt(plan, load), index)?.mean ?? 0;
        if (rate * (loop.think + Math.min(found, timeout)) > users) high = rate;
        else low = rate;
      }
      rates[index] = low / load;
    }
  }
  const isLoop = (index: number) => network.classes[index]!.loop !== undefined;
  return { plan: withRates(() => 1), seen: withRates((i) => (isLoop(i) ? othersOf(i) : 1)) };
}
