import type { Machine } from '../engine/machine.ts';
import { hash } from './replicas.ts';

/** So that who goes to the hot shard does not depend on which of the others a key would be on. */
const OTHER = 0x9e3779b9;

/** Sends a request to the replica that has its data, by its key. Down or not: it is nowhere else. */
export function goToShard(m: Machine, row: number, station: number): void {
  const { plan, rows } = m;
  const first = plan.firstReplica[station]!;
  const count = plan.replicas[station]!;
  const key = rows.key[row]!;
  const hot = plan.hotShare[station]!;
  let shard = hash(key) % count;
  if (hot > 0) shard = hash(key ^ OTHER) < hot * 0x1_0000_0000 ? 0 : 1 + (hash(key) % (count - 1));
  rows.replica[row] = first + shard;
  m.occupy(first + shard, 1);
}

/** A slot of a replica is taken (1) or free again (-1). */
export function countBusy(m: Machine, replica: number, change: number): void {
  const shard = m.plan.shardColumn[replica]!;
  if (shard < 0) return;
  m.tallies.shardBusy[shard]! += change;
  m.tallies.shardArea[shard]! -= change * m.calendar.time;
}
