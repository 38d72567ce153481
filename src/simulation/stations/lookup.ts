import { MISSED, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { HIT, MISS } from '../engine/rows.ts';
import { isChosen, mix } from '../random/luck.ts';

/** Draws hit or miss. True if a miss takes extra time first; its event then says when that is over. */
export function looksUp(m: Machine, row: number, station: number): boolean {
  const { rows } = m;
  if (isChosen(mix((rows.luck[row]! + m.lookupKey[station]!) | 0), m.plan.hitRatio, station)) {
    rows.found[row] = HIT;
    return false;
  }
  rows.found[row] = MISS;
  return missTakesTime(m, row, station);
}

/** True if a miss takes extra time; its event then says when that is over. */
export function missTakesTime(m: Machine, row: number, station: number): boolean {
  const { rows } = m;
  if (m.plan.hasMissTime[station] === 0) return false;
  m.delays.schedule(m.missDelay[station]!, row, (row << SHIFT) | MISSED);
  const extra = m.delays.took;
  if (rows.span[row]! >= 0) m.traces.extended(rows.span[row]!, m.calendar.time + extra);
  m.tallies.served[station]! += extra;
  rows.served[row]! += extra;
  rows.since[row] = m.calendar.time + extra;
  return true;
}
