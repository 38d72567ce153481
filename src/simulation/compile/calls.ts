import type { Component, Connection, Id } from '../../board/board.ts';
import { keepsContents } from '../../board/caches.ts';
import { numberOf, paramOf } from '../../board/read.ts';
import { MAX_LOOKUPS } from '../engine/plan/codes.ts';
import type { Distribution } from '../network/distribution.ts';
import type { Call, CopyRule } from '../network/traffic.ts';
import type { Part } from './parts.ts';
import { reliabilityOf } from './reliability.ts';
import { APPLY, balancingOf, replicationOf } from './stations.ts';
import type { Edge, Node, VisitGraph } from './visits.ts';

const MS = 1e-3;
const KB = 1000;
/** ms that a bounded read accepts where nothing is said. */
const STALENESS = 100;

/** Operations that change what is kept. */
const WRITES: ReadonlySet<string> = new Set(['write', 'index']);

/** What decides a call: nothing, the visit's own lookup, or that of another edge. */
type Condition = { readonly when: Call['when']; readonly of: Edge | null };

/** ms that the groups of its ends add to the round trip of a connection. */
export type Extra = (connection: Id) => number;

/** The calls of a visit in order of step. `indexOf` gives a visit its place in the network. */
export function callsOf(
  node: Node,
  graph: VisitGraph,
  indexOf: ReadonlyMap<Node, number>,
  extra: Extra,
): Call[] {
  const conditions = new Map<Edge, Condition>();
  const lookups = new Set<Edge>();
  for (const edge of node.edges) {
    const condition = conditionOf(edge, node, graph);
    if (condition === null) continue;
    if (condition.of !== null) lookups.add(condition.of);
    if (lookups.size > MAX_LOOKUPS) {
      graph.tell(edge.wire.connection, {
        severity: 'error',
        at: { table: 'connections', id: edge.wire.connection.id, field: 'of' },
        message: `More than ${MAX_LOOKUPS} lookups decide the calls of ${node.part.component.name}; this call is left out.`,
      });
      continue;
    }
    conditions.set(edge, condition);
  }
  const steps = stepsOf(conditions);
  const copies = copiesOf(node, conditions);
  // A commit waits for its copies at one moment, after whatever else is to be done before any of them.
  const waited = [...copies.keys()].filter((edge) => isGroup(copies.get(edge)));
  const last = Math.max(...waited.map((edge) => steps.get(edge)!));
  for (const edge of waited) steps.set(edge, last);
  const edges = [...conditions.keys()].sort(
    (a, b) => steps.get(a)! - steps.get(b)! || a.wire.index - b.wire.index,
  );
  return edges.map((edge): Call => {
    const { connection } = edge.wire;
    const { when, of } = conditions.get(edge)!;
    const keeps = keepsContents(edge.to.part.component);
    const stored = node.part.kind.behavior.buffer === true;
    const copy = copies.get(edge);
    const asked = stored || copy !== undefined ? undefined : askedOf(connection, edge.to);
    const together = isGroup(copy);
    const { slow } = connection.mode === 'send' && !stored ? slowOf(node.part.component, edge) : {};
    const blocks = slow?.policy === 'block';
    return {
      connection: edge.wire.index,
      visit: indexOf.get(edge.to)!,
      step: steps.get(edge)!,
      mode: (connection.mode === 'call' || together || blocks) && !stored ? 'call' : 'send',
      ...(slow && { slow }),
      calls: edge.calls,
      parallel: connection.pattern === 'parallel' || together || blocks,
      need: needOf(connection, edge.calls),
      when,
      of: of === null ? -1 : edges.indexOf(of),
      network: networkOf(connection, extra(connection.id)),
      payload: connection.payload * KB * numberOf(edge.to.part.component, 'copies', 1),
      ...replyOf(connection, edge.to.part.component, stored),
      ...(connection.payload > numberOf(edge.to.part.component, 'payloadLimit', Infinity) && {
        tooLarge: true as const,
      }),
      timeout: Math.min(
        connection.timeout > 0 ? connection.timeout * MS : Infinity,
        numberOf(node.part.component, 'calleeTimeout', Infinity),
      ),
      // Instances of a cache share the keys, so that each thing is kept once.
      balancing:
        connection.balancing ??
        (keeps || asked ? 'key hash' : (balancingOf(node.part.component) ?? 'least in flight')),
      ...((keeps || tellsWrites(edge.to.part.component)) &&
        (connection.access === 'write' || WRITES.has(edge.to.operation)) && { write: true as const }),
      ...(copy !== undefined ? { copy } : freshnessOf(connection, edge.to)),
      ...(asked && { copies: asked }),
      ...(isOptional(connection, node) && { optional: true as const }),
      ...(stored ? {} : reliabilityOf(connection)),
    };
  });
}

/** Edges that pass on a write to a copy, and how many of those their caller waits for. */
function copiesOf(node: Node, edges: ReadonlyMap<Edge, Condition>): ReadonlyMap<Edge, CopyRule> {
  const copies = new Map<Edge, CopyRule>();
  if (node.part.kind.behavior.buffer) return copies;
  for (const edge of edges.keys()) {
    const { mode } = edge.wire.connection;
    if (mode === 'replicate') copies.set(edge, replicationOf(node.part.component));
    // A standby that is called and waited for by itself.
    else if (edge.to.operation === APPLY) copies.set(edge, mode === 'call' ? 'waited' : 'asynchronous');
  }
  return copies;
}

const isGroup = (rule: CopyRule | undefined): boolean =>
  rule === 'one' || rule === 'quorum' || rule === 'all';

/** Who passes requests on has nothing to answer by itself, and a buffer waits for no answer. */
function isOptional({ optional, mode }: Connection, { part }: Node): boolean {
  const { routing, buffer } = part.kind.behavior;
  return optional === true && mode === 'call' && routing === undefined && !buffer;
}

/** What comes back to who waits, where there is a link that it takes time on. */
function replyOf({ reply = 0, mode }: Connection, callee: Component, stored: boolean): Pick<Call, 'reply'> {
  if (reply === 0 || mode !== 'call' || stored) return {};
  return numberOf(callee, 'bandwidth', Infinity) < Infinity ? { reply: reply * KB } : {};
}

/** What a topic does about a subscriber that is full; where nothing queues nobody is. */
function slowOf(component: Component, edge: Edge): Pick<Call, 'slow'> {
  const policy = paramOf(component, 'slowSubscriber');
  if (edge.to.part.kind.behavior.intake !== 'slots') return {};
  if (policy !== 'block' && policy !== 'disconnect') return {};
  return { slow: { policy, time: numberOf(component, 'cutOff', 0) * MS } };
}

/** It tells writes apart: for a quota of their own, as what searches see only later, or for what they do to a row or a document. */
const tellsWrites = (component: Component): boolean =>
  numberOf(component, 'growth', 0) > 0 ||
  numberOf(component, 'hotWrites', 0) > 0 ||
  numberOf(component, 'writeQuota', Infinity) < Infinity ||
  numberOf(component, 'refresh', 0) > 0;

/** How many of the copies of what it is about a call asks: a write all of them, and what is appended to a log is one. */
function askedOf({ access }: Connection, { part, operation }: Node): Call['copies'] {
  const kept = Math.min(numberOf(part.component, 'dataCopies', 1), numberOf(part.component, 'replicas', 1));
  if (kept < 2) return undefined;
  const writes = access === 'write' || operation === 'write' || part.kind.behavior.buffer === true;
  const needs = Math.min(kept, numberOf(part.component, writes ? 'writeCopies' : 'readCopies', 1));
  return { asks: writes ? kept : needs, needs };
}

/** Only a copy can be behind. */
function freshnessOf({ consistency, staleness }: Connection, { part }: Node): Pick<Call, 'fresh'> {
  if (consistency === undefined || paramOf(part.component, 'lag') === undefined) return {};
  return { fresh: consistency === 'session' ? 'own write' : (staleness ?? STALENESS) * MS };
}

/** Half the round trip. Each way varies by itself. */
function networkOf({ rtt, rttCv }: Connection, extra: number): Distribution {
  const mean = ((rtt + extra) * MS) / 2;
  return rttCv > 0 ? { shape: 'lognormal', mean, cv: rttCv } : { shape: 'deterministic', mean };
}

function needOf({ pattern, need }: Connection, calls: number): number {
  const all = Math.ceil(calls);
  return pattern === 'parallel' && need !== undefined ? Math.min(all, Math.max(1, need)) : all;
}

/**
 * Where nothing looks anything up, nothing is found: `miss` is then always, and `hit` never (null). So a class that
 * passes a cache by reads the store each time.
 */
function conditionOf(edge: Edge, node: Node, graph: VisitGraph): Condition | null {
  const { connection } = edge.wire;
  if (connection.when === 'always') return { when: 'always', of: null };
  if (connection.when === 'dead') return deadLetters(connection, node.part, graph);
  const without: Condition | null = connection.when === 'miss' ? { when: 'always', of: null } : null;
  if (connection.of === undefined) {
    if (node.part.kind.behavior.lookup) return { when: connection.when, of: null };
    tellNoLookup(connection, node.part.component.name, graph);
    return without;
  }
  const of = node.edges.find(({ wire }) => wire.connection.id === connection.of);
  if (of === undefined || of === edge) {
    if (
      !node.part.outgoing.some(
        (wire) => wire.connection.id === connection.of && wire.connection !== connection,
      )
    ) {
      tellNoLookup(connection, `“${connection.of}”`, graph);
    }
    return without;
  }
  const answers = of.wire.connection.mode === 'call' && !node.part.kind.behavior.buffer;
  if (answers && of.to.part.kind.behavior.lookup) return { when: connection.when, of };
  tellNoLookup(connection, `the connection to ${of.to.part.component.name}`, graph);
  return without;
}

/** Only a queue that gives up on a message has dead letters. */
function deadLetters(connection: Connection, { component, kind }: Part, graph: VisitGraph): Condition | null {
  const ends =
    numberOf(component, 'visibility', Infinity) < Infinity &&
    numberOf(component, 'maxReceives', Infinity) < Infinity;
  if (kind.behavior.buffer && ends) return { when: 'dead', of: null };
  graph.tell(connection, {
    severity: 'warning',
    at: { table: 'connections', id: connection.id, field: 'when' },
    message: `This connection takes dead letters, but ${component.name} has none: it hands a message out without an end. The connection is never taken.`,
  });
  return null;
}

function tellNoLookup(connection: Connection, what: string, graph: VisitGraph): void {
  const instead = connection.when === 'miss' ? 'always' : 'never';
  graph.tell(connection, {
    severity: 'warning',
    at: { table: 'connections', id: connection.id, field: connection.of === undefined ? 'when' : 'of' },
    message: `This connection waits for a ${connection.when}, but ${what} looks nothing up. It is ${instead} taken.`,
  });
}

/** The drawn steps; a call that depends on a lookup comes after it in any case. */
function stepsOf(conditions: ReadonlyMap<Edge, Condition>): Map<Edge, number> {
  const steps = new Map([...conditions.keys()].map((edge) => [edge, edge.wire.connection.step]));
  // Each round settles at least one link of a chain of dependencies; two that wait for each other stay as drawn.
  for (let round = 0; round < conditions.size; round++) {
    for (const [edge, { of }] of conditions) {
      const before = of === null ? undefined : steps.get(of);
      if (before !== undefined && steps.get(edge)! <= before) steps.set(edge, before + 1);
    }
  }
  return steps;
}
