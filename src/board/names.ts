import type { Board } from './board.ts';

/** "Cache", then "Cache 2": two cards with one name cannot be told apart in lists and by ear. */
export function freshName(board: Board, wanted: string): string {
  return freshNameOf(Object.values(board.components), wanted);
}

/** The same among records of any kind. */
export function freshNameOf(taken: readonly { readonly name: string }[], wanted: string): string {
  const names = new Set(taken.map((record) => record.name));
  let name = wanted;
  for (let number = 2; names.has(name); number += 1) name = `${wanted} ${number}`;
  return name;
}
