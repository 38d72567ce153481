import type { Board } from '../../board/board.ts';
import { reliabilityOf } from '../../board/reliability.ts';
import { formatCount, formatMs } from '../../catalog/units.ts';
import type { Network } from '../../simulation/network.ts';
import { waits } from '../load/replies.ts';
import type { Finding } from '../results.ts';
import { type Drawn, isDatabase, isWrite, type Way } from './ways.ts';

/** Replies of so many at once that all are needed make the slowest of them the usual (lint L21). */
const MANY = 10;
/** Calls after each other, beyond the client (L22). */
const DEEP = 6;
/** Calls that one request becomes when what it needs is down (L24). */
const AMPLIFIED = 8;

/** How calls are made, by themselves and one upon the other. */
export function callFindings({ board, network, ways }: Drawn): Finding[] {
  return [
    ...ways.flatMap(ofWay),
    ...timeoutInversions(ways),
    ...chains(network, board),
    ...dualWrites(network, ways),
  ];
}

const at = (id: string) => ({ table: 'connections', id }) as const;

/** Someone else's service, which answers when it likes. */
const isForeign = ({ to: { kind } }: Way): boolean =>
  kind.group === 'external' && kind.behavior.intake === 'delay' && (kind.incoming?.rtt ?? 0) >= 10;

function ofWay(way: Way): Finding[] {
  const { connection, from, to, calls, waited } = way;
  const { id, timeout } = connection;
  const [caller, callee] = [from.component.name, to.component.name];
  if (waited && isForeign(way) && timeout === 0 && calls.every((call) => call.timeout === Infinity))
    return [
      {
        id: `L08:${id}`,
        severity: 'error',
        at: at(id),
        title: `${caller} waits for ${callee} without an end`,
        text: `When ${callee} hangs, so does every request that needs it, and what ${caller} holds for them. Give the connection a timeout somewhat above the time that ${callee} usually needs, or let a queue make the call.`,
        by: 'drawing',
      },
    ];
  if (waited && isForeign(way) && from.station.blocking && reliabilityOf(connection, 'breaker') === 0)
    return [
      {
        id: `L09:${id}`,
        severity: 'warning',
        at: at(id),
        title: `${callee} can take all threads of ${caller}`,
        text: `${caller} holds a thread for each call until it is answered or times out after ${formatMs(timeout)}. A circuit breaker, or a pool of its own for these calls, keeps the rest of ${caller} at work.`,
        by: 'drawing',
      },
    ];
  const many = calls.find((call) => call.parallel && call.calls > MANY && call.need >= call.calls);
  if (waited && many)
    return [
      {
        id: `L21:${id}`,
        severity: 'warning',
        at: at(id),
        title: 'The slowest of many decides',
        text: `Each request waits for all ${formatCount(many.calls)} answers of ${callee}: what one call meets once in a hundred times, ${Math.round(100 * (1 - 0.99 ** many.calls))} of a hundred requests meet. Hedge the calls, do with the first answers, or ask fewer.`,
        by: 'drawing',
      },
    ];
  return [];
}

/** Lint L25: who waits gives up before those that work for it do. */
function timeoutInversions(ways: readonly Way[]): Finding[] {
  return ways.flatMap((way): Finding[] => {
    const { id, timeout } = way.connection;
    if (!way.waited || timeout === 0) return [];
    const outer = ways
      .filter(({ to, waited }) => waited && to.component.id === way.from.component.id)
      .map(({ connection }) => connection.timeout)
      .filter((ms) => ms > 0);
    const most = timeout * (1 + reliabilityOf(way.connection, 'retries'));
    if (outer.length === 0 || most < Math.min(...outer)) return [];
    return [
      {
        id: `L25:${id}`,
        severity: 'warning',
        at: at(id),
        title: 'Waits longer than its caller does',
        text: `With its retries this call may take ${formatMs(most)}, but whoever asked ${way.from.component.name} gives up after ${formatMs(Math.min(...outer))}: the last of the work is for nobody. Timeouts grow from the inside to the outside.`,
        by: 'drawing',
      },
    ];
  });
}

/** Lint L22 and L24: how long the longest chain of calls is, and what one request becomes where each layer tries again. */
function chains(network: Network, board: Board): Finding[] {
  const deep = new Float64Array(network.visits.length);
  const tries = new Float64Array(network.visits.length).fill(1);
  for (let index = network.visits.length - 1; index >= 0; index--) {
    const visit = network.visits[index]!;
    for (const call of visit.calls) {
      if (!waits(network, visit, call)) continue;
      deep[index] = Math.max(deep[index]!, 1 + deep[call.visit]!);
      tries[index] = Math.max(tries[index]!, (1 + (call.reliability?.retries ?? 0)) * tries[call.visit]!);
    }
  }
  return network.classes.flatMap(({ id, roots }): Finding[] => {
    const { name } = board.classes[id] ?? {};
    if (name === undefined) return [];
    const most = (column: Float64Array) => Math.max(0, ...roots.map(({ visit }) => column[visit]!));
    const found: Finding[] = [];
    if (most(deep) - 1 > DEEP)
      found.push({
        id: `L22:${id}`,
        severity: 'info',
        at: { table: 'classes', id },
        title: `${name} goes through ${most(deep)} hops`,
        text: 'Each waits for the next, so their times add up and each of them can fail it. Ask at the same time what does not depend on each other, or send what nobody needs to wait for.',
        by: 'drawing',
      });
    if (most(tries) > AMPLIFIED)
      found.push({
        id: `L24:${id}`,
        severity: 'warning',
        at: { table: 'classes', id },
        title: `${name} may become ${formatCount(most(tries))} calls`,
        text: 'When what it needs is down, each layer tries again what the one below has tried already. Retry in one layer only, or give retries a budget of a tenth of the calls.',
        by: 'drawing',
      });
    return found;
  });
}

/** Lint L44: one request writes the same to two stores, and one of the two writes may fail. */
function dualWrites(network: Network, ways: readonly Way[]): Finding[] {
  const byIndex = new Map(ways.map((way) => [way.connection.id, way]));
  const told = new Map<string, Finding>();
  for (const visit of network.visits) {
    const writes = visit.calls.flatMap((call) => {
      const way = byIndex.get(network.connections[call.connection]!.id);
      const keeps = way && (isDatabase(way.to) || way.to.kind.group === 'messaging') && isWrite(way);
      return keeps && call.copy === undefined && waits(network, visit, call) ? [way] : [];
    });
    const second = writes.find((way) => way.to.kind.id !== writes[0]!.to.kind.id);
    if (writes[0] === undefined || second === undefined || second.to.kind.behavior.intake === 'delay')
      continue;
    const { id } = second.connection;
    const names = [writes[0], second].map(({ to }) => to.component.name);
    told.set(id, {
      id: `L44:${id}`,
      severity: 'warning',
      at: at(id),
      title: 'Two stores are written one by one',
      text: `When the write to ${names[1]} fails after that to ${names[0]}, the two disagree until somebody notices. Write to ${names[0]} and an outbox in one transaction, and let its changes reach ${names[1]} from there.`,
      by: 'drawing',
    });
  }
  return [...told.values()];
}
