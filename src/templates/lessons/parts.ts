import type { Arrival, Connection, Id } from '../../board/board.ts';
import type { Edit } from '../edits.ts';

/** One board of a lesson's pair: steps from a template or preset, or from nothing. */
export interface Side {
  readonly of?: string;
  readonly edits: readonly Edit[];
}

export type Params = Readonly<Record<string, number | string | boolean>>;

export const OURS = { by: 'ours' } as const;

/** A component in a column and row of the board; a column is wide enough for the words on its lines. */
export function at(
  column: number,
  row: number,
  id: Id,
  kind: string,
  name: string,
  params: Params = {},
  operations: Readonly<Record<string, number>> = {},
): Edit {
  const own = Object.keys(operations).length > 0 ? { operations } : {};
  const place = { x: 288 * column, y: 128 * row };
  return { do: 'add', component: { id, kind, name, ...place, params, ...own, origin: OURS } };
}

export function line(from: Id, to: Id, as: Partial<Connection> = {}): Edit {
  return { do: 'connect', from, to, as: { id: `${from}-${to}`, ...as, origin: OURS } };
}

export function ask(id: Id, name: string, rate: number, description = '', arrival?: Arrival): Edit {
  const factors = [{ label: 'Requests a second', value: rate }];
  return {
    do: 'ask',
    class: { id, name, description, rate: factors, ...(arrival && { arrival }), origin: OURS },
  };
}

export function set(component: Id, param: string, value: number | string): Edit {
  return { do: 'set', component, param, value };
}

/** Ample, so that it never is what binds. */
export const AMPLE = { replicas: 40, slots: 8, queueLimit: 1000 };
