import type { Machine } from '../engine/machine.ts';
import { CONNECTION_LIMIT, OK, QUEUE_FULL, RATE_LIMITED } from '../engine/reasons.ts';
import { connects } from './connections.ts';
import { hash } from './replicas.ts';

/** Whether a station with a quota, a connection limit or a depth lets a request in: `OK` or the reason why not. */
export function admission(m: Machine, station: number, row: number): number {
  const { plan } = m;
  if (plan.buffer[station] !== 0 && plan.roomQueue[station]! < 0 && tooDeep(m, station)) return QUEUE_FULL;
  const live = plan.sessionGroup[station]! >= 0;
  if (!live && plan.connectionCapacity[station]! < Infinity && !connects(m, station)) return CONNECTION_LIMIT;
  const call = m.rows.call[row]!;
  if (plan.writeQuota[station]! < Infinity && call >= 0 && plan.writes[call] !== 0) {
    if (!takesWriteToken(m, station, row)) return RATE_LIMITED;
    m.tallies.acceptedWrites[station]! += 1;
  } else if (plan.quota[station]! < Infinity) {
    if (!isWithinQuota(m, station, row)) return RATE_LIMITED;
    m.tallies.accepted[station]! += 1;
  }
  return OK;
}

function isWithinQuota(m: Machine, station: number, row: number): boolean {
  const { plan } = m;
  if (plan.quotaParts[station]! > 1) return takesTokenOfPart(m, station, row);
  return plan.counted[station] === 0 ? takesToken(m, station) : isCountedIn(m, station, row);
}

function isCountedIn(m: Machine, station: number, row: number): boolean {
  const { plan, tallies } = m;
  const byKey = plan.network.stations[station]!.quotaByKey === true;
  const key = byKey ? m.rows.key[row]! : 0;
  const lets = m.quotas[station]!.takes(key, m.calendar.time);
  const busiest = plan.busiestKey[station]!;
  if (lets && busiest >= 0 && key === busiest) tallies.partAccepted[plan.firstPart[station]!]! += 1;
  return lets;
}

/** A token bucket: filled at the quota's rate up to the burst, one token a request. */
export function takesToken(m: Machine, station: number): boolean {
  const now = m.calendar.time;
  const filled = m.tokens[station]! + (now - m.tokensAt[station]!) * m.quota[station]!;
  const tokens = Math.min(m.plan.burst[station]!, filled);
  m.tokensAt[station] = now;
  m.tokens[station] = tokens >= 1 ? tokens - 1 : tokens;
  return tokens >= 1;
}

/** The same for writes that have a quota of their own, of all or of the part that the request's key is in. */
function takesWriteToken(m: Machine, station: number, row: number): boolean {
  const { plan, writeTokens, writeTokensAt } = m;
  const parts = plan.quotaParts[station]!;
  const at =
    parts > 1 ? plan.stations + plan.firstPart[station]! + (hash(m.rows.key[row]!) % parts) : station;
  const now = m.calendar.time;
  const filled = writeTokens[at]! + ((now - writeTokensAt[at]!) * m.writeQuota[station]!) / parts;
  const tokens = Math.min(Math.max(1, plan.writeBurst[station]! / parts), filled);
  writeTokensAt[at] = now;
  writeTokens[at] = tokens >= 1 ? tokens - 1 : tokens;
  return tokens >= 1;
}

/** The same for the part of the quota that the request's key is in. */
function takesTokenOfPart(m: Machine, station: number, row: number): boolean {
  const { plan, partTokens, partTokensAt } = m;
  const parts = plan.quotaParts[station]!;
  const part = plan.firstPart[station]! + (hash(m.rows.key[row]!) % parts);
  const now = m.calendar.time;
  const filled = partTokens[part]! + ((now - partTokensAt[part]!) * m.quota[station]!) / parts;
  const tokens = Math.min(Math.max(1, plan.burst[station]! / parts), filled);
  const lets = tokens >= 1;
  partTokensAt[part] = now;
  partTokens[part] = lets ? tokens - 1 : tokens;
  if (lets) m.tallies.partAccepted[part]! += 1;
  return lets;
}

/** A buffer counts what waits for its consumers; at least one message fits. */
function tooDeep(m: Machine, station: number): boolean {
  const limit = m.plan.queueLimit[station]! * m.plan.replicas[station]!;
  return m.tallies.waiting[station]! >= Math.max(1, limit);
}
