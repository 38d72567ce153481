import type { Board, Component } from '../../board/board.ts';
import { kindFor, numberOf } from '../../board/read.ts';
import type { Call, Visit } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { callsPerVisit, copiesOf, isCounted, waits } from '../load/replies.ts';
import type { Finding } from '../results.ts';

/** Which classes wait for a component that nothing stands in for. */
interface Use {
  /** Names of classes that ask it for something. */
  readonly asks: Set<string>;
  /** Names of classes whose writes it has to confirm as a copy. */
  readonly confirms: Set<string>;
  /** Somebody who asks cannot do without the answer. */
  needed: boolean;
}

/**
 * Lint L01: a lone replica on a path that people wait for. Managed services, which have no replicas, are spared, and
 * so is what a balancer can do without. A copy that has to confirm writes holds up those alone.
 */
export function singlePoints(board: Board, network: Network): Finding[] {
  const uses = usesOf(board, network);
  return Object.values(board.components).flatMap((component): Finding[] => {
    const kind = kindFor(component);
    const use = uses.get(component.id);
    if (kind?.behavior.intake !== 'slots' || !use || numberOf(component, 'replicas', 0) !== 1) return [];
    const told = use.asks.size > 0 ? whoAsks(board, component, use) : whoWrites(board, component, use);
    if (!told) return [];
    return [
      { id: `L01:${component.id}`, at: { table: 'components', id: component.id }, by: 'drawing', ...told },
    ];
  });
}

type Told = Pick<Finding, 'severity' | 'title' | 'text'>;

function whoAsks(board: Board, component: Component, { asks, confirms, needed }: Use): Told | null {
  const kind = kindFor(component)!;
  const cache = kind.group === 'caches';
  if (!cache && !needed) return null;
  const copied = Object.values(board.connections).some(
    ({ from, mode }) => from === component.id && mode === 'replicate',
  );
  const copy = copiedFrom(board, component) !== undefined;
  const classes = [...new Set([...asks, ...confirms])];
  const fail = `${list(classes)} then ${classes.length > 1 ? 'fail' : 'fails'}`;
  const [fall, help] = cache
    ? needed
      ? [
          fail,
          'Two or more would keep part of the answers; where a lookup is optional, a cache that is down is a miss.',
        ]
      : ['every lookup then goes to what is behind it', 'Two or more would keep part of the answers.']
    : copied
      ? ['its copy has to take over first', 'Until then nothing can be written.']
      : copy
        ? [fail, 'Put a second one behind a balancer, or let reads go to what it is a copy of meanwhile.']
        : [
            fail,
            kind.group === 'data'
              ? 'A copy that takes over would let requests go on.'
              : 'Two or more would let requests go on.',
          ];
  return {
    severity: cache || copied || copy ? 'warning' : 'error',
    title: `${component.name} is a single point of failure`,
    text: `It has one ${one(kind.replicaWord) ?? 'replica'}: when that stops, ${fall}. ${help}`,
  };
}

/** Reads have another way, and writes wait for this copy nevertheless. */
function whoWrites(board: Board, component: Component, { confirms }: Use): Told | null {
  const primary = copiedFrom(board, component);
  if (confirms.size === 0 || primary === undefined) return null;
  return {
    severity: 'warning',
    title: `No write without ${component.name}`,
    text: `${primary.name} waits until it has each write: while it is away, ${list([...confirms])} cannot be done. Have one of several copies confirm, or stop waiting for a copy that is away and read from the others.`,
  };
}

/** The store that copies its writes to this one. */
function copiedFrom(board: Board, { id }: Component): Component | undefined {
  const way = Object.values(board.connections).find(
    ({ to, mode, operation }) => to === id && (mode === 'replicate' || operation === 'apply'),
  );
  return way && board.components[way.from];
}

/** By component, for what is called without another way. */
function usesOf(board: Board, network: Network): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const times = new Float64Array(network.visits.length);
  for (const { roots } of network.classes)
    for (const { visit, share } of roots) times[visit] = times[visit]! + share;
  network.visits.forEach((visit, i) => {
    if (times[i] === 0) return;
    for (const call of visit.calls) {
      if (!waits(network, visit, call)) continue;
      times[call.visit] = times[call.visit]! + times[i]! * callsPerVisit(network, visit, call);
      if (times[call.visit] === 0 || isSpared(board, network, visit, call)) continue;
      const { id } = network.stations[network.visits[call.visit]!.station]!;
      const use = uses.get(id) ?? { asks: new Set(), confirms: new Set(), needed: false };
      uses.set(id, use);
      const { name } = network.classes[visit.class]!;
      (call.copy === undefined ? use.asks : use.confirms).add(name);
      if (!call.optional) use.needed = true;
    }
  });
  return uses;
}

/**
 * Who calls can do without this one: a balancer that may as well take another of the same kind, such as the second of
 * two read replicas, or a store that waits for fewer of its copies than it has.
 */
function isSpared(board: Board, network: Network, visit: Visit, call: Call): boolean {
  if (isCounted(call)) {
    const { copies, need } = copiesOf(visit);
    return need < copies.length;
  }
  const kindAt = (other: Call): string | undefined => board.components[stationAt(other).id]?.kind;
  const stationAt = (other: Call) => network.stations[network.visits[other.visit]!.station]!;
  return (
    network.stations[visit.station]!.routesOne &&
    visit.calls.some((other) => stationAt(other) !== stationAt(call) && kindAt(other) === kindAt(call))
  );
}

const one = (word: string | undefined): string | undefined => word?.replace(/s$/, '');

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
