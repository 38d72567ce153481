import type { Network } from './network.ts';

/**
 * Slots (in batches: places) of a station that can be busy at the same time: one message of a partition is worked on at a time, so who takes
 * from partitions alone has use for as many slots as there are partitions.
 */
export function usableSlots({ stations, connections, visits, classes }: Network, station: number): number {
  const { replicas, slots, batch } = stations[station]!;
  const all = Math.max(1, replicas) * slots * (batch?.size ?? 1);
  if (stations.every(({ delivery }) => !delivery?.partitions)) return all;
  const begins = classes.some(({ roots }) => roots.some(({ visit }) => visits[visit]!.station === station));
  const used = new Set(visits.flatMap(({ calls }) => calls.map(({ connection }) => connection)));
  const feeders = connections.filter(({ to }, k) => to === station && used.has(k));
  if (begins || feeders.length === 0) return all;
  let partitions = 0;
  for (const { from } of feeders) {
    const { buffer, delivery, intake, replicas: own } = stations[from]!;
    const parts = buffer ? (delivery?.partitions ?? 0) : 0;
    if (parts === 0) return all;
    partitions += intake === 'slots' ? own : parts;
  }
  return Math.min(all, partitions);
}
