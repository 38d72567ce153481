import type { Board } from './board.ts';

/** "Cache", then "Cache 2": two cards with one name cannot be told apart in lists and by ear. */
export function freshName(board: Board, wanted: string): string {
  return freshNameOf(Object.values(board.components), wanted);
}

/** The same among records of any kind. */
export function freshNameOf(taken: readonly { readonly name: string }[], wanted: string): string {
  return freeName(new Set(taken.map((record) => record.name)), wanted);
}

/** The same for a copy: of "Cache 2" it is "Cache 3", where "Cache" is there too, and of "S3" "S3 2". */
export function copyName(taken: ReadonlySet<string>, name: string): string {
  if (!taken.has(name)) return name;
  const [, stem = name] = /^(.+) \d+$/.exec(name) ?? [];
  return freeName(taken, taken.has(stem) ? stem : name);
}

function freeName(taken: ReadonlySet<string>, wanted: string): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
  return name;
}
