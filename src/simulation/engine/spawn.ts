import { ARRIVE, SHIFT, TIMEOUT } from './events.ts';
import type { Machine } from './machine.ts';

/** From the luck of one call to that of its next repetition. */
export const REPEAT: number = 0x632be5ab;

/**
 * Sends one request over a connection; returns its row. `leg` is -1, the leg it belongs to, or the code of the try
 * it is an attempt of (`tries.ts`). `nth` tells it from the others of a call that is made several times.
 */
export function spawn(
  m: Machine,
  from: number,
  call: number,
  parent: number,
  leg: number,
  nth: number,
): number {
  const { plan, rows, calendar } = m;
  const child = rows.take();
  const visit = plan.callVisit[call]!;
  rows.visit[child] = visit;
  rows.call[child] = call;
  rows.parent[child] = parent;
  rows.parentGeneration[child] = rows.generation[from]!;
  rows.leg[child] = leg;
  rows.key[child] = rows.key[from]!;
  rows.luck[child] =
    plan.tried[call] === 0
      ? rows.luck[from]! + m.callKey[call]! + Math.imul(nth, REPEAT)
      : m.lucks[plan.callConnection[call]!]!.word();
  if (plan.dates) rows.began[child] = rows.began[from]!;
  if (m.caches !== null) rows.origin[child] = rows.origin[from]!;
  const span = rows.span[from]!;
  if (span >= 0) rows.span[child] = m.traces.call(span, call, visit, calendar.time);
  rows.cursor[child] = plan.firstCall[visit]!;
  if (leg >= 0) m.legs.outstanding[leg]! += 1;
  m.tallies.sent[plan.sentAt[call]!]! += 1;
  if (!plan.draws || plan.lined[call] === 0)
    m.delays.schedule(m.networkDelay[call]!, child, (child << SHIFT) | ARRIVE);
  const lane = m.timeoutLane[call]!;
  if (lane >= 0 && parent >= 0) {
    calendar.due = calendar.time + plan.timeout[call]!;
    rows.deadline[child] = calendar.putDeadline(lane, (child << SHIFT) | TIMEOUT, rows.deadline, SHIFT);
  }
  return child;
}
