import type { Board, Id } from '../board.ts';
import { addComponent, connect, freshId, setParam } from '../edit.ts';
import { CARD, type Point, snap } from '../layout.ts';
import { freshName } from '../names.ts';
import { get } from '../tables.ts';
import { withTraffic } from '../workload.ts';
import type { Chain } from './parse.ts';

/** From one column to the next and from one row to the next, px: a line of words fits between. */
const COLUMN = CARD.width + 80;
const ROW = CARD.height + 24;
/** Free space to what is there already, px. */
const GAP = 24;

/**
 * Adds a chain to a board, callers left of what they call, with its middle at `at` or, where something lies there,
 * below that. With `from`, that component calls what the chain begins with, and the chain lies to its right. What the
 * board has by that name is meant and stays where it is, and the rest lies as it would from there.
 */
export function drawChain(
  board: Board,
  chain: Chain,
  where: { readonly at: Point; readonly from?: Id | undefined },
): { readonly board: Board; readonly ids: readonly Id[] } {
  const caller = where.from === undefined ? undefined : get(board.components, where.from);
  const meant = meantOn(board, chain, where.from);
  const relative = layOut(chain);
  const width = relative.reduce((most, { x }) => Math.max(most, x), 0) + CARD.width;
  const held = meant.findIndex((id) => id !== undefined);
  const anchor = get(board.components, meant[held] ?? '');
  const corner = anchor
    ? { x: anchor.x - (relative[held]?.x ?? 0), y: anchor.y - (relative[held]?.y ?? 0) }
    : caller
      ? { x: caller.x + COLUMN, y: caller.y }
      : { x: snap(where.at.x - width / 2), y: snap(where.at.y - CARD.height / 2) };
  const wanted = relative.map(({ x, y }) => ({ x: corner.x + x, y: corner.y + y }));
  const down = clearance(
    board,
    wanted.filter((_, index) => meant[index] === undefined),
  );
  const places = wanted.map(({ x, y }) => ({ x, y: y + down }));
  let next = board;
  const ids: Id[] = [];
  chain.items.forEach(({ kind, name, replicas }, index) => {
    const known = meant[index];
    if (known !== undefined) {
      if (replicas !== undefined) next = setParam(next, known, 'replicas', replicas);
      ids.push(known);
      return;
    }
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

/**
 * By place in the list: the component of the board that an item means, as the same words mean the same within one text. A
 * chain of which the board has everything is wanted a second time.
 */
export function meantOn(board: Board, { items, calls }: Chain, from?: Id): readonly (Id | undefined)[] {
  const components = Object.values(board.components);
  const meant = items.map(({ kind, name, guessed }) => {
    const called = components.filter(
      (one) => one.name.toLowerCase() === name.toLowerCase() && (guessed || one.kind === kind.id),
    );
    return called.length === 1 && called[0]?.id !== from ? called[0]?.id : undefined;
  });
  const drawn = new Set(Object.values(board.connections).map((line) => `${line.from} ${line.to}`));
  const isThere = meant.every((id) => id !== undefined);
  return isThere && calls.every(([a, b]) => drawn.has(`${meant[a]} ${meant[b]}`))
    ? items.map(() => undefined)
    : meant;
}

/** How far down the places must go, px, until none of them touches what is on the board. */
function clearance(board: Board, places: readonly Point[]): number {
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
  return down;
}
