import { SERVED, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { SERVING } from '../engine/rows.ts';

/** Service that never queues: everyone has a server of their own. */
export function serveAtOnce(m: Machine, row: number, station: number): void {
  const { rows, tallies } = m;
  tallies.started[station]! += 1;
  rows.state[row] = SERVING;
  m.delays.schedule(m.serviceDelay[rows.visit[row]!]!, row, (row << SHIFT) | SERVED);
  const service = m.delays.took;
  if (rows.span[row]! >= 0) m.traces.started(rows.span[row]!, m.calendar.time, service);
  tallies.served[station]! += service;
  rows.served[row]! += service;
  rows.since[row] = m.calendar.time + service;
}
