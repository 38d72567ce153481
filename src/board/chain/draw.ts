import type { Board, Id } from '../board.ts';
import { addComponent, connect, freshId } from '../edit.ts';
import { CARD, type Point, snap } from '../layout.ts';
import { freshName } from '../names.ts';
import { withTraffic } from '../workload.ts';
import type { Chain } from './parse.ts';

/** From one column to the next and from one row to the next, px: a line of words fits between. */
const COLUMN = CARD.width + 80;
const ROW = CARD.height + 24;
/** Free space to what is there already, px. */
const GAP = 24;

/**
 * Adds a chain to a board, callers left of what they call, with its middle at `at` or, where something lies there,
 * below that. With `from`, that component calls what the chain begins with, and the chain lies to its right.
 */
export function drawChain(
  board: Board,
  chain: Chain,
  where: { readonly at: Point; readonly from?: Id | undefined },
): { readonly board: Board; readonly ids: readonly Id[] } {
  const caller =
    where.from !== undefined && Object.hasOwn(board.components, where.from)
      ? board.components[where.from]
      : undefined;
  const relative = layOut(chain);
  const width = relative.reduce((most, { x }) => Math.max(most, x), 0) + CARD.width;
  const corner = caller
    ? { x: caller.x + COLUMN, y: caller.y }
    : { x: snap(where.at.x - width / 2), y: snap(where.at.y - CARD.height / 2) };
  const places = clear(
    board,
    relative.map(({ x, y }) => ({ x: corner.x + x, y: corner.y + y })),
  );
  let next = board;
  const ids: Id[] = [];
  chain.items.forEach(({ kind, name, replicas }, index) => {
    const id = freshId(next, name.toLowerCase());
    next = addComponent(next, {
      id,
      kind: kind.id,
      name: freshName(next, name),
      ...(places[index] ?? corner),
      params: replicas === undefined ? {} : { replicas },
    });
    ids.push(id);
  });
  const called = new Set(chain.calls.map(([, to]) => to));
  if (caller)
    ids.forEach((id, index) => {
      if (!called.has(index)) next = connect(next, caller.id, id);
    });
  for (const [from, to] of chain.calls) next = connect(next, ids[from] ?? '', ids[to] ?? '');
  return { board: withTraffic(next), ids };
}

/** Left and top of each component, the first column at 0 and the rows of every column around 0. */
function layOut({ items, calls }: Chain): Point[] {
  const column = columnsOf(items.length, calls);
  const rows = new Map<number, number[]>();
  column.forEach((at, item) => {
    rows.set(at, [...(rows.get(at) ?? []), item]);
  });
  const y: number[] = items.map(() => 0);
  for (const [at, members] of [...rows].sort(([a], [b]) => a - b)) {
    const wish = (item: number): number => {
      const callers = calls.filter(([from, to]) => to === item && (column[from] ?? 0) < at);
      return callers.reduce((sum, [from]) => sum + (y[from] ?? 0), 0) / Math.max(1, callers.length);
    };
    const wishes = new Map(members.map((item) => [item, wish(item)]));
    const ordered = [...members].sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0) || a - b);
    ordered.forEach((item, row) => {
      y[item] = snap((row - (members.length - 1) / 2) * ROW);
    });
  }
  return items.map((_, item) => ({ x: (column[item] ?? 0) * COLUMN, y: y[item] ?? 0 }));
}

/** A component's column: one right of the rightmost that calls it. Calls that close a ring do not count. */
function columnsOf(count: number, calls: Chain['calls']): number[] {
  const callees = Array.from({ length: count }, (): number[] => []);
  for (const [from, to] of calls) callees[from]?.push(to);
  const callers = Array.from({ length: count }, (): number[] => []);
  const state: ('new' | 'open' | 'done')[] = callees.map(() => 'new');
  const visit = (item: number): void => {
    state[item] = 'open';
    for (const callee of callees[item] ?? []) {
      if (state[callee] !== 'open') callers[callee]?.push(item);
      if (state[callee] === 'new') visit(callee);
    }
    state[item] = 'done';
  };
  for (let item = 0; item < count; item += 1) if (state[item] === 'new') visit(item);
  const columns: (number | undefined)[] = callees.map(() => undefined);
  const columnOf = (item: number): number => {
    columns[item] ??= Math.max(-1, ...(callers[item] ?? []).map(columnOf)) + 1;
    return columns[item] ?? 0;
  };
  return callees.map((_, item) => columnOf(item));
}

/** The places, moved down until none of them touches what is on the board. */
function clear(board: Board, places: readonly Point[]): readonly Point[] {
  const cards = Object.values(board.components);
  let down = 0;
  for (;;) {
    let most = 0;
    for (const { x, y } of places) {
      for (const card of cards) {
        const apart =
          Math.abs(card.x - x) >= CARD.width + GAP || Math.abs(card.y - y - down) >= CARD.height + GAP;
        if (!apart) most = Math.max(most, card.y + CARD.height + GAP - y - down);
      }
    }
    if (most === 0) break;
    down += Math.ceil(most / 8) * 8;
  }
  return places.map(({ x, y }) => ({ x, y: y + down }));
}
