import type { Machine } from '../engine/machine.ts';

/**
 * Begins a service at a replica that stands still now and then, such as for a collection of garbage or a compaction: the
 * event comes when its work is done, with all pauses that fall into it. `Delays.took` says how long that is.
 */
export function serveThroughPauses(
  m: Machine,
  delay: number,
  row: number,
  event: number,
  replica: number,
): void {
  m.delays.draw(delay, row);
  m.delays.took = throughPauses(m, replica, m.delays.took);
  m.calendar.schedule(m.calendar.time + m.delays.took, event);
}

/** How long so much work takes from now on, s. Pauses come in periods, which begin with one; each replica has its own phase. */
export function throughPauses(m: Machine, replica: number, work: number): number {
  const station = m.plan.replicaStation[replica]!;
  const every = m.plan.pauseEvery[station]!;
  if (every === 0) return work;
  const pause = m.plan.pauseLength[station]!;
  const time = m.calendar.time + m.pausePhase[replica]! * every;
  const since = time - Math.floor(time / every) * every;
  const done = Math.max(0, since - pause);
  const whole = Math.floor((done + work) / (every - pause));
  return Math.max(0, pause - since) + work + whole * pause;
}
