import type { Board, Component, Connection } from '../../board/board.ts';
import { kindFor } from '../../board/read.ts';
import type { Kind } from '../../catalog/kind.ts';
import type { Problem } from '../network.ts';

export interface Part {
  readonly component: Component;
  readonly kind: Kind;
  readonly station: number;
  /** Ordered by step, then id. */
  readonly outgoing: Wire[];
}

export interface Wire {
  readonly connection: Connection;
  readonly index: number;
  readonly to: Part;
}

export interface Parts {
  readonly parts: readonly Part[];
  readonly wires: readonly Wire[];
  readonly byId: ReadonlyMap<string, Part>;
}

/** The components and connections that can be simulated; a problem for each that cannot. */
export function partsOf(board: Board, problems: Problem[]): Parts {
  const parts: Part[] = [];
  const byId = new Map<string, Part>();
  for (const component of inOrder(board.components)) {
    const kind = kindFor(component);
    if (kind === undefined) {
      problems.push({
        severity: 'error',
        at: { table: 'components', id: component.id, field: 'kind' },
        message: `${component.name} is of the kind “${component.kind}”, which does not exist. Nothing reaches it.`,
      });
      continue;
    }
    const part: Part = { component, kind, station: parts.length, outgoing: [] };
    parts.push(part);
    byId.set(component.id, part);
  }
  const wires: Wire[] = [];
  for (const connection of inOrder(board.connections)) {
    const from = byId.get(connection.from);
    const to = byId.get(connection.to);
    if (from === undefined || to === undefined) {
      const field = from === undefined ? 'from' : 'to';
      // An end of unknown kind has been told already.
      if (!Object.hasOwn(board.components, connection[field])) {
        problems.push({
          severity: 'error',
          at: { table: 'connections', id: connection.id, field },
          message: `This connection leads ${field} “${connection[field]}”, which is not on the board.`,
        });
      }
      continue;
    }
    const wire: Wire = { connection, index: wires.length, to };
    wires.push(wire);
    from.outgoing.push(wire);
  }
  for (const { outgoing } of parts)
    outgoing.sort((a, b) => a.connection.step - b.connection.step || a.index - b.index);
  return { parts, wires, byId };
}

/** Records by id, so that the order in which they were drawn changes nothing. */
export function inOrder<T extends { readonly id: string }>(table: Readonly<Record<string, T>>): T[] {
  return Object.values(table).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
