import { CONNECT, SHIFT } from '../engine/events.ts';
import type { Machine } from '../engine/machine.ts';
import { CONNECTS, KEEPS_ALIVE, PUSHES } from '../engine/plan/codes.ts';
import { CONNECTION_LIMIT, NOT_CONNECTED, OK, RATE_LIMITED } from '../engine/reasons.ts';
import { ACTIVE, TRANSFERRING } from '../engine/rows.ts';

/** What `meetsSessions` may say beside a reason: it waits for its turn to connect; it has its replica. */
export const PUT_OFF = -1;
export const PLACED = -2;

/**
 * What comes to a gateway comes over a session, goes to one, or is to open one. Requests of people without a session are
 * refused, and pushes that reach a replica without the recipient's.
 */
export function meetsSessions(m: Machine, row: number, station: number): number {
  const { plan } = m;
  const g = plan.sessionGroup[station]!;
  const kind = plan.sessionVisit[m.rows.visit[row]!]!;
  if (kind === CONNECTS) return knocks(m, row, g);
  if (kind === KEEPS_ALIVE) return OK;
  const stream = m.admissions[station]!;
  if (g >= 0) {
    const share = m.sessions!.share(g);
    if (share < 1 && !stream.chance(share)) return NOT_CONNECTED;
  }
  // Nobody told the sender which replica holds the session.
  if (kind === PUSHES && plan.blindPushes[station] !== 0 && m.up[station]! > 1)
    return stream.chance(1 / m.up[station]!) ? OK : NOT_CONNECTED;
  return OK;
}

/** So many new connections a second are let in; the others wait for their turn, or are refused. */
function knocks(m: Machine, row: number, g: number): number {
  const { connectRate, queues } = m.plan.sessionRules[g]!;
  if (connectRate === Infinity) return placeSession(m, row, g);
  const now = m.calendar.time;
  if (queues) {
    const due = Math.max(now, m.nextConnect[g]!);
    m.nextConnect[g] = due + 1 / connectRate;
    if (due <= now) return placeSession(m, row, g);
    m.rows.state[row] = TRANSFERRING;
    m.rows.queued[row]! += due - now;
    m.calendar.schedule(due, (row << SHIFT) | CONNECT);
    return PUT_OFF;
  }
  const depth = Math.max(1, connectRate);
  const tokens = Math.min(depth, m.connectTokens[g]! + (now - m.nextConnect[g]!) * connectRate);
  m.nextConnect[g] = now;
  m.connectTokens[g] = tokens >= 1 ? tokens - 1 : tokens;
  return tokens >= 1 ? placeSession(m, row, g) : RATE_LIMITED;
}

/** Goes to the replica with the fewest sessions. */
export function placeSession(m: Machine, row: number, g: number): number {
  const replica = m.sessions!.roomiest(g);
  if (replica < 0) return CONNECTION_LIMIT;
  m.sessions!.held[replica]! += 1;
  m.rows.state[row] = ACTIVE;
  m.rows.replica[row] = replica;
  m.occupy(replica, 1);
  return PLACED;
}
