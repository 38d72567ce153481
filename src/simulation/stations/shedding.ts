import type { Machine } from '../engine/machine.ts';

/** How long, s, the first of a queue has to have waited too long before anyone is refused: the interval of CoDel (RFC 8289). */
const SHED_INTERVAL = 0.1;

/**
 * Whether a newcomer to a queue is refused, for those before have waited too long. As in CoDel it is the least wait that
 * tells a standing queue from a burst: one look at a first that has waited less, and the interval begins anew. Other than
 * there it is the newcomer who goes, who has not waited yet.
 */
export function sheds(m: Machine, station: number, queue: number): boolean {
  const now = m.calendar.time;
  const late =
    m.queues.length[queue]! > 0 && now - m.rows.since[m.queues.first(queue)]! > m.plan.shedTarget[station]!;
  if (!late) {
    m.lateSince[queue] = Infinity;
    return false;
  }
  if (m.lateSince[queue] === Infinity) m.lateSince[queue] = now;
  return now - m.lateSince[queue]! >= SHED_INTERVAL;
}
