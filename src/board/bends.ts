import type { Board, Component, Connection, Id, Table } from './board.ts';
import { get, mapTable, without } from './tables.ts';

/** How far a component moved between two tables, px; null where it is in only one of them. */
function moveOf(before: Table<Component>, after: Table<Component>, id: Id): readonly [number, number] | null {
  const was = get(before, id);
  const is = get(after, id);
  return was && is ? [is.x - was.x, is.y - was.y] : null;
}

/** The bends of a connection moved by px. */
export function shiftBends(bends: readonly number[], x: number, y: number): readonly number[] {
  return bends.map((value, index) => value + (index % 2 === 0 ? x : y));
}

/** Bends go with their line where both of its ends have moved alike; else they stay where they were put. */
export function carryBends(before: Table<Component>, board: Board): Board {
  if (before === board.components) return board;
  return mapTable(board, 'connections', (connection) => {
    if (connection.bends === undefined) return connection;
    const [x, y] = moveOf(before, board.components, connection.from) ?? [0, 0];
    const other = moveOf(before, board.components, connection.to);
    if ((x === 0 && y === 0) || other?.[0] !== x || other[1] !== y) return connection;
    return { ...connection, bends: shiftBends(connection.bends, x, y) };
  });
}

/** Where a layout put an end elsewhere and the other not alike, the bends of the line between mean nothing any more. */
export function dropBends(before: Table<Component>, board: Board): Board {
  return mapTable(board, 'connections', (connection): Connection => {
    if (connection.bends === undefined) return connection;
    const from = moveOf(before, board.components, connection.from);
    const to = moveOf(before, board.components, connection.to);
    const alike = from && to && from[0] === to[0] && from[1] === to[1];
    return alike ? connection : without(connection, 'bends');
  });
}
