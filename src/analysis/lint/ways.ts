import type { Board, Component, Connection } from '../../board/board.ts';
import { kindFor } from '../../board/read.ts';
import type { Kind } from '../../catalog/kind.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Call } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import type { Flows } from '../load/flows.ts';
import { waits } from '../load/replies.ts';
import type { Estimate } from '../results.ts';

/** A component with what its kind says of it. */
export interface End {
  readonly component: Component;
  readonly kind: Kind;
  readonly station: Station;
}

/** A connection that requests take, as drawn and as the network has it. */
export interface Way {
  readonly connection: Connection;
  readonly from: End;
  readonly to: End;
  readonly calls: readonly Call[];
  /** Somebody waits for its answer. */
  readonly waited: boolean;
}

/** A board with all that its rules look at. */
export interface Drawn {
  readonly board: Board;
  readonly network: Network;
  readonly ways: readonly Way[];
  readonly flows: Flows;
  readonly known: Estimate;
}

export function waysOf(board: Board, network: Network): Way[] {
  const taken = new Map<number, { calls: Call[]; waited: boolean }>();
  for (const visit of network.visits)
    for (const call of visit.calls) {
      const way = taken.get(call.connection) ?? { calls: [], waited: false };
      way.calls.push(call);
      way.waited ||= waits(network, visit, call);
      taken.set(call.connection, way);
    }
  return [...taken].flatMap(([index, way]): Way[] => {
    const row = network.connections[index]!;
    const connection = board.connections[row.id];
    const from = endOf(board, network.stations[row.from]!);
    const to = endOf(board, network.stations[row.to]!);
    return connection && from && to ? [{ connection, from, to, ...way }] : [];
  });
}

function endOf(board: Board, station: Station): End | null {
  const component = board.components[station.id];
  const kind = kindFor(component);
  return component && kind ? { component, kind, station } : null;
}

/** People, and what starts work by itself. */
export const isClient = ({ kind }: End): boolean => kind.behavior.intake === 'source';
/** A store that one runs oneself: it has nodes and a queue. Object storages and the like are open to the world. */
export const isDatabase = ({ kind }: End): boolean =>
  kind.group === 'data' && kind.behavior.intake === 'slots';
export const isCache = ({ kind }: End): boolean =>
  kind.group === 'caches' && kind.behavior.intake === 'slots';
export const isWrite = ({ connection: { access, operation } }: Way): boolean =>
  access === 'write' || operation === 'write';
/** The larger of what a connection carries there and back, KB. */
export const carries = ({ connection: { payload, reply = 0 } }: Way): number => Math.max(payload, reply);
