import type { Kind } from '../catalog/kind.ts';
import type { Board, Component, Connection, Id } from './board.ts';
import { kindFor } from './read.ts';
import { get } from './tables.ts';

/** Round trips between a person and a datacenter, and inside one, ms. */
const CLIENT_RTT = 30;
const LOCAL_RTT = 0.5;

/** The connection that someone who draws an arrow from one component to another most likely means. */
export function likelyConnection(board: Board, id: Id, from: Component, to: Component): Connection {
  const caller = kindFor(from);
  const callee = kindFor(to);
  const outgoing = Object.values(board.connections).filter((connection) => connection.from === from.id);
  const rtt = caller?.behavior.intake === 'source' ? CLIENT_RTT : LOCAL_RTT;
  return {
    id,
    from: from.id,
    to: to.id,
    label: '',
    protocol: callee?.incoming?.protocol ?? '',
    mode: callee?.incoming?.mode ?? 'call',
    calls: 1,
    pattern: 'sequence',
    when: 'always',
    // A balancer takes one of its connections, so they have no order among them.
    step: caller?.behavior.routing ? 1 : Math.max(0, ...outgoing.map((c) => c.step)) + 1,
    rtt: callee?.incoming?.rtt ?? rtt,
    rttCv: 0,
    payload: 0,
    timeout: 0,
    ...replication(caller, callee),
    ...onMiss(board, caller, callee, outgoing),
  };
}

/** A store that is connected to a copy of itself passes on its writes, and answers without waiting. */
function replication(caller: Kind | undefined, callee: Kind | undefined): Partial<Connection> {
  if (caller?.group !== 'data' || !has(callee, 'apply')) return {};
  const writes = has(caller, 'write') ? { after: 'write' } : {};
  return { mode: 'replicate', protocol: 'WAL', operation: 'apply', ...writes };
}

function has(kind: Kind | undefined, operation: string): boolean {
  return Object.hasOwn(kind?.operations ?? {}, operation);
}

/** A lookup asks others only for what it lacks; so does a service that asks a cache first and then a store. */
function onMiss(
  board: Board,
  caller: Kind | undefined,
  callee: Kind | undefined,
  outgoing: readonly Connection[],
): Partial<Connection> {
  // Whom a name leads to is asked whether the name was known or not.
  if (caller?.behavior.lookup && !caller.behavior.routing) return { when: 'miss' };
  if (callee?.group !== 'data') return {};
  const caches = outgoing.filter((connection) => {
    const kind = kindFor(get(board.components, connection.to));
    // A look-up of a name or of a file near the client says nothing about the store's data.
    return connection.mode === 'call' && kind?.behavior.lookup === true && kind.group === 'caches';
  });
  const last = caches.sort((a, b) => b.step - a.step)[0];
  return last === undefined ? {} : { when: 'miss', of: last.id };
}
