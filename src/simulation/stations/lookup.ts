import { MISSED, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { HIT, MISS } from '../engine/rows.ts';

/** Draws hit or miss. True if a miss takes extra time first; its event then says when that is over. */
export function looksUp(m: Machine, row: number, station: number): boolean {
  const ratio = m.plan.hitRatio[station]!;
  if (ratio < 0) return false;
  const { rows } = m;
  if (m.lookups[station]!.chance(ratio)) {
    rows.found[row] = HIT;
    return false;
  }
  rows.found[row] = MISS;
  if (m.plan.hasMissTime[station] === 0) return false;
  const extra = m.delays.schedule(m.missDelay[station]!, (row << SHIFT) | MISSED);
  m.tallies.served[station]! += extra;
  rows.served[row]! += extra;
  return true;
}
