import { KNOCK, REPLY, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { BLOCKS, DISCONNECTS } from '../engine/plan/codes.ts';
import { OK, QUEUE_FULL } from '../engine/reasons.ts';
import { CONCLUDED, TRANSFERRING } from '../engine/rows.ts';

/** How often, s, a message that a full subscriber has not taken is offered to it again. */
const AGAIN = 0.001;

/**
 * What a topic does about a subscriber whose queue is full: it keeps offering the message and has no hand free meanwhile, or
 * cuts the subscriber off for a while. True if the message is still to be taken.
 */
export function isHeldBack(m: Machine, row: number, call: number, refusal: number): boolean {
  const policy = m.plan.slowPolicy[call]!;
  if (refusal !== QUEUE_FULL) return false;
  if (policy === DISCONNECTS) {
    const replica = m.rows.replica[row]!;
    if (replica >= 0) m.cutOff[replica] = m.calendar.time + m.plan.cutOffTime[call]!;
    return false;
  }
  if (policy !== BLOCKS) return false;
  m.rows.state[row] = TRANSFERRING;
  m.rows.queued[row]! += AGAIN;
  m.calendar.schedule(m.calendar.time + AGAIN, (row << SHIFT) | KNOCK);
  return true;
}

/** Its topic has cut it off. */
export function isCutOff(m: Machine, row: number, call: number): boolean {
  const replica = m.rows.replica[row]!;
  return m.plan.slowPolicy[call] === DISCONNECTS && replica >= 0 && m.calendar.time < m.cutOff[replica]!;
}

/** A subscriber has taken a message in: that is all its topic waits for. `queued` and `served` are what its path took until then. */
export function acknowledge(m: Machine, row: number, queued: number, served: number): void {
  const { rows } = m;
  const call = rows.call[row]!;
  if (rows.parent[row]! < 0 && rows.leg[row]! < 0) return;
  const ack = rows.take();
  rows.visit[ack] = rows.visit[row]!;
  rows.call[ack] = call;
  rows.parent[ack] = rows.parent[row]!;
  rows.parentGeneration[ack] = rows.parentGeneration[row]!;
  rows.leg[ack] = rows.leg[row]!;
  rows.key[ack] = rows.key[row]!;
  rows.luck[ack] = rows.luck[row]!;
  rows.cursor[ack] = 0;
  rows.cause[ack] = OK;
  rows.queued[ack] = queued;
  rows.served[ack] = served;
  rows.state[ack] = CONCLUDED;
  rows.parent[row] = -1;
  rows.leg[row] = -1;
  rows.deadline[row] = 0;
  m.delays.schedule(m.networkDelay[call]!, ack, (ack << SHIFT) | REPLY);
}
