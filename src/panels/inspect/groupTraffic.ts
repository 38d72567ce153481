import type { Board, Id } from '../../board/board.ts';
import { membersOf } from '../../board/groups.ts';

export interface Flow {
  /** Calls a second. */
  readonly rate: number;
  /** Payload of the requests that go this way, and of the answers, bytes a second. */
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
    for (const { id, from, to, payload, reply = 0 } of Object.values(board.connections)) {
      const calls = rates[id]?.rate ?? 0;
      const is = (a: Id, b: Id) => members.has(a) === wanted[0] && members.has(b) === wanted[1];
      if (is(from, to)) rate += calls;
      if (is(from, to)) bytes += calls * payload * KB;
      if (is(to, from)) bytes += calls * reply * KB;
    }
    return { rate, bytes };
  };
  return { inside: sum([true, true]), enters: sum([false, true]), leaves: sum([true, false]) };
}
