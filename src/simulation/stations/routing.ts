import type { Machine } from '../engine/machine.ts';
import { DOWN } from '../engine/plan/codes.ts';
import { isOverlooked } from './overlooking.ts';
import { hash } from './replicas.ts';

/** Whether the lookups so far allow a call. */
export function applies(m: Machine, call: number, found: number): boolean {
  const condition = m.plan.condition[call]!;
  return condition === 0 || (found & condition) !== 0;
}

/** Whether a balancer takes a callee to be well: it answers, or it is not yet known that it does not. */
function seemsWell(m: Machine, call: number, station: number): boolean {
  const { callStation, callConnection } = m.plan;
  const callee = callStation[call]!;
  const k = callConnection[call]!;
  if ((m.before[callee]! & DOWN) === 0 && m.loss[k]! < 1) return true;
  return isOverlooked(m, station, Math.min(m.stationFell[callee]!, m.connectionFell[k]!));
}

/** The one call that a balancer makes for a request, by its rule, of those that seem to answer if any do; -1 when none applies. */
export function chooseRoute(m: Machine, row: number, visit: number, station: number): number {
  const { plan } = m;
  const first = plan.firstCall[visit]!;
  const end = plan.firstCall[visit + 1]!;
  const found = m.rows.found[row]!;
  let count = 0;
  let healthy = 0;
  for (let call = first; call < end; call++) {
    if (!applies(m, call, found)) continue;
    count++;
    if (!m.faulty) continue;
    m.seems[call] = seemsWell(m, call, station) ? 1 : 0;
    healthy += m.seems[call]!;
  }
  if (count === 0) return -1;
  m.passesBy = healthy > 0 && healthy < count;
  if (m.passesBy) count = healthy;
  switch (count === 1 ? 2 : plan.routingRule[station]!) {
    case 1:
      return nth(m, first, found, takeTurn(m, visit, count));
    case 2:
      return nth(m, first, found, count === 1 ? 0 : m.routes[station]!.integer(count));
    case 3: {
      const a = m.routes[station]!.integer(count);
      const b = (a + 1 + m.routes[station]!.integer(count - 1)) % count;
      const callA = nth(m, first, found, a);
      const callB = nth(m, first, found, b);
      return load(m, callB) < load(m, callA) ? callB : callA;
    }
    case 4:
      return nth(m, first, found, hash(m.rows.key[row]! ^ 0x5bd1e995) % count);
    default:
      return leastLoaded(m, first, found, count, takeTurn(m, visit, count));
  }
}

function takeTurn(m: Machine, visit: number, count: number): number {
  const turn = m.visitTurn[visit]! % count;
  m.visitTurn[visit] = turn + 1;
  return turn;
}

/** Requests inside the callee. */
function load(m: Machine, call: number): number {
  return m.tallies.inside[m.plan.callStation[call]!]!;
}

/** Looks round from `turn`, so that equals get equal shares. */
function leastLoaded(m: Machine, first: number, found: number, count: number, turn: number): number {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < count; i++) {
    const call = nth(m, first, found, (turn + i) % count);
    if (load(m, call) < least) {
      least = load(m, call);
      best = call;
    }
  }
  return best;
}

/** The n-th call that applies, and answers where others do not, from 0. */
function nth(m: Machine, first: number, found: number, n: number): number {
  let left = n;
  let call = first;
  for (; ; call++) {
    if (applies(m, call, found) && (!m.passesBy || m.seems[call] !== 0) && left-- === 0) return call;
  }
}
