import type { Fault } from '../network/scenario.ts';
import type { Network } from '../network.ts';

/**
 * What a fault means for single components and connections. A group's falls on each of its components but the clients;
 * a partition cuts every connection with one end inside.
 */
export function eachOf(network: Network, fault: Fault): readonly Fault[] {
  const group = network.groups?.find(({ id }) => id === fault.target);
  const { stations, connections } = network;
  if (fault.effect !== 'partition') {
    if (!group) return [fault];
    const members = group.stations.map((station) => stations[station]!);
    return members.filter(({ intake }) => intake !== 'source').map(({ id }) => ({ ...fault, target: id }));
  }
  const effect = (fault.amount ?? 1) < 1 ? 'errors' : 'down';
  const { amount, ...rest } = fault;
  const lost: Fault = { ...rest, effect, ...(effect === 'errors' && { amount: amount! }) };
  if (connections.some(({ id }) => id === fault.target)) return [lost];
  const alone = stations.findIndex(({ id }) => id === fault.target);
  const inside = new Set(group ? group.stations : alone >= 0 ? [alone] : []);
  const cut = connections.filter(({ from, to }) => inside.has(from) !== inside.has(to));
  return cut.map(({ id }) => ({ ...lost, target: id }));
}
