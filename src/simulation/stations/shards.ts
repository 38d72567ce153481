import type { Machine } from '../engine/machine.ts';
import { hash } from './replicas.ts';

/** So that who goes to the hot shard does not depend on which of the others a key would be on. */
const OTHER = 0x9e3779b9;

/** Sends a request to the replica that has its data. Down or not: it is nowhere else. */
export function goToShard(m: Machine, row: number, station: number): void {
  const replica = shardOf(m, row, station);
  m.rows.replica[row] = replica;
  m.occupy(replica, 1);
}

/** The replica that has the data of a request, by its key. */
export function shardOf({ plan, rows }: Machine, row: number, station: number): number {
  const first = plan.firstReplica[station]!;
  const count = plan.replicas[station]!;
  const key = rows.key[row]!;
  const hot = plan.hotShare[station]!;
  if (hot === 0) return first + (hash(key) % count);
  return first + (hash(key ^ OTHER) < hot * 0x1_0000_0000 ? 0 : 1 + (hash(key) % (count - 1)));
}

/** A slot of a replica is taken (1) or free again (-1). */
export function countBusy(m: Machine, replica: number, change: number): void {
  const shard = m.plan.shardColumn[replica]!;
  if (shard < 0) return;
  m.tallies.shardBusy[shard]! += change;
  m.tallies.shardArea[shard]! -= change * m.calendar.time;
}
