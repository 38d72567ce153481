import type { Machine } from '../engine/machine.ts';
import type { NoticeRule } from '../network/rules.ts';

/** When so many checks in a row have failed since something fell, s. */
function noticedAt({ every, failures }: NoticeRule, fell: number): number {
  return every > 0 ? (Math.floor(fell / every) + failures) * every : fell;
}

/**
 * Whether what is down since `fell` is still taken to be well by `station`: until its checks have noticed, and then by those who
 * have its address from before, fewer and fewer as the time to live of these goes by.
 */
export function isOverlooked(m: Machine, station: number, fell: number): boolean {
  const rule = m.plan.notices[station]!;
  if (rule === null || fell === Infinity) return false;
  const since = m.calendar.time - noticedAt(rule, fell);
  if (since < 0) return true;
  const left = 1 - since / rule.timeToLive;
  return left > 0 && m.oversights[station]!.chance(left);
}

/** Replicas that take requests, or seem to. */
const seeming: number[] = [];

/** The replica for a call by its caller's rule, among those that it takes to be well: it may be down. */
export function chooseOverlooking(m: Machine, station: number, call: number, key: number): number {
  const { plan } = m;
  const caller = plan.caller[call]!;
  const rule = plan.callRule[call]!;
  const k = plan.callConnection[call]!;
  seeming.length = 0;
  for (let r = plan.firstReplica[station]!; r < plan.firstReplica[station + 1]!; r++) {
    if (m.open[r] !== 0) seeming.push(r);
    else if (m.takes[r] !== 0 && isOverlooked(m, caller, m.replicaFell[r]!)) seeming.push(r);
  }
  const count = seeming.length;
  const at = (n: number): number => seeming[n % count]!;
  switch (rule) {
    case 1: {
      const turn = m.connectionTurn[k]!;
      m.connectionTurn[k] = turn + 1;
      return at(turn);
    }
    case 2:
      return at(m.choices[k]!.integer(count));
    case 3: {
      const first = m.choices[k]!.integer(count);
      if (count === 1) return at(first);
      const one = at(first);
      const other = at(first + 1 + m.choices[k]!.integer(count - 1));
      return m.inFlight[other]! < m.inFlight[one]! ? other : one;
    }
    case 4:
      return at(key % count);
    default:
      return leastOf(m, station, count);
  }
}

/** Ties go round. What fails at once has nothing in flight, and so attracts what comes. */
function leastOf(m: Machine, station: number, count: number): number {
  const turn = m.turn[station]! % count;
  let best = turn;
  for (let i = 1; i < count; i++) {
    const n = (turn + i) % count;
    if (m.inFlight[seeming[n]!]! < m.inFlight[seeming[best]!]!) best = n;
  }
  m.turn[station] = (best + 1) % count;
  return seeming[best]!;
}
