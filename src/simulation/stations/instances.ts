import { SHIFT, STARTED } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';

/** Whether a request finds an idle instance, or one may be started for it. */
export function hasInstance(m: Machine, station: number, replica: number): boolean {
  if (m.plan.startsInstances[station] === 0) return true;
  const instances = m.instances[replica]!;
  return instances.isWarm(m.calendar.time) || instances.canStart(m.calendar.time);
}

/** True if an instance is started for the request first; its event then says when that is ready. */
export function startsCold(m: Machine, row: number, station: number, replica: number): boolean {
  if (m.plan.startsInstances[station] === 0) return false;
  const { rows, tallies } = m;
  const now = m.calendar.time;
  if (m.instances[replica]!.take(now)) return false;
  m.instances[replica]!.start(now);
  tallies.coldStarts[station]! += 1;
  m.delays.schedule(m.coldDelay[station]!, row, (row << SHIFT) | STARTED);
  const extra = m.delays.took;
  if (rows.span[row]! >= 0) m.traces.started(rows.span[row]!, now, extra);
  tallies.served[station]! += extra;
  rows.served[row]! += extra;
  rows.since[row] = now + extra;
  return true;
}
