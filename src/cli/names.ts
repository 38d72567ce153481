import type { Board } from '../board/board.ts';

/** What a class is called in the output: its name, or its id where two have the same name. By id. */
export function classNames(board: Board): ReadonlyMap<string, string> {
  const classes = Object.values(board.classes);
  return new Map(
    classes.map(({ id, name }) => {
      const isAlone = classes.filter((other) => other.name === name || other.id === name).length === 1;
      return [id, name === id || isAlone ? name : id];
    }),
  );
}

/** `Redirect service (rd)`: people know the name, the JSON the id. */
export function componentName(board: Board, id: string): string {
  const name = board.components[id]?.name ?? id;
  return name === id ? id : `${name} (${id})`;
}

/** `Redirect service (rd)`, a group likewise, a connection by its ends: `App service (api) -> Database (db)`. */
export function recordName(board: Board, id: string): string {
  const connection = board.connections[id];
  if (connection) return `${componentName(board, connection.from)} -> ${componentName(board, connection.to)}`;
  const name = board.groups[id]?.name;
  return name === undefined || name === id ? componentName(board, id) : `${name} (${id})`;
}

/** A limit that broke, in words. */
export function limitName(board: Board, limit: string): string {
  if (!limit.startsWith('objective:')) return limit;
  const objective = board.objectives[limit.slice('objective:'.length)];
  return objective ? `objective ${objective.class} ${objective.metric}` : limit;
}
