import type { Board } from './board.ts';

/** "Cache", then "Cache 2": two cards with one name cannot be told apart in lists and by ear. */
export function freshName(board: Board, wanted: string): string {
  const names = new Set(Object.values(board.components).map((component) => component.name));
  let name = wanted;
  for (let number = 2; names.has(name); number += 1) name = `${wanted} ${number}`;
  return name;
}
