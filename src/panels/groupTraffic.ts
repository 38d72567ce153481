import type { Board, Id } from '../board/board.ts';
import { membersOf } from '../board/groups.ts';

export interface Flow {
  /** Calls a second. */
  readonly rate: number;
  /** Payload of the requests, bytes a second. */
  readonly bytes: number;
}

const KB = 1000;

/** What connections carry inside a group and over its border, from their rates. */
export function trafficOf(
  board: Board,
  group: Id,
  rates: Readonly<Record<Id, { readonly rate: number }>>,
): { readonly inside: Flow; readonly enters: Flow; readonly leaves: Flow } {
  const members = new Set(membersOf(board, [group]).map(({ id }) => id));
  const sum = (wanted: readonly [from: boolean, to: boolean]): Flow => {
    let rate = 0;
    let bytes = 0;
    for (const { id, from, to, payload } of Object.values(board.connections)) {
      if (members.has(from) !== wanted[0] || members.has(to) !== wanted[1]) continue;
      const calls = rates[id]?.rate ?? 0;
      rate += calls;
      bytes += calls * payload * KB;
    }
    return { rate, bytes };
  };
  return { inside: sum([true, true]), enters: sum([false, true]), leaves: sum([true, false]) };
}
