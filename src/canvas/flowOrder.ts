import type { Board, Id } from '../board/board.ts';
import { groupsAround } from '../board/groups.ts';

/**
 * Components in the order a request meets them, for the Tab key: by distance from where requests start, then
 * from top to bottom. A component that nothing leads to starts a flow; in a ring, the topmost does.
 */
export function flowOrder(board: Board): Id[] {
  const ids = Object.keys(board.components);
  const place = (id: Id) => board.components[id] ?? { x: 0, y: 0 };
  const byPlace = (a: Id, b: Id) => place(a).y - place(b).y || place(a).x - place(b).x || (a < b ? -1 : 1);
  const callees = new Map<Id, Id[]>();
  const called = new Set<Id>();
  for (const { from, to } of Object.values(board.connections)) {
    if (!board.components[from] || !board.components[to]) continue;
    const list = callees.get(from);
    if (list) list.push(to);
    else callees.set(from, [to]);
    called.add(to);
  }
  const order: Id[] = [];
  const seen = new Set<Id>();
  const walk = (starts: Id[]) => {
    let layer = starts.filter((id) => !seen.has(id));
    while (layer.length > 0) {
      layer.sort(byPlace);
      for (const id of layer) {
        seen.add(id);
        order.push(id);
      }
      layer = [...new Set(layer.flatMap((id) => callees.get(id) ?? []))].filter((id) => !seen.has(id));
    }
  };
  const starts = ids.filter((id) => !called.has(id)).sort(byPlace);
  // Components on their own come last: they are not part of any flow.
  walk(starts.filter((id) => callees.has(id)));
  for (const id of ids.filter((id) => called.has(id)).sort(byPlace)) if (!seen.has(id)) walk([id]);
  walk(starts);
  return order;
}

/** Components in flow order, each group before the first that lies in it; empty groups at the end. */
function withGroups(board: Board, components: readonly Id[]): Id[] {
  if (Object.keys(board.groups).length === 0) return [...components];
  const seen = new Set<Id>();
  const enter = (group: Id | undefined): Id[] => {
    const around = groupsAround(board, group).filter(({ id }) => !seen.has(id));
    for (const { id } of around) seen.add(id);
    return around.map(({ id }) => id).reverse();
  };
  const order = components.flatMap((id) => [...enter(board.components[id]?.group), id]);
  return [...order, ...Object.keys(board.groups).flatMap(enter)];
}

/** Everything the Tab key visits: groups and components in flow order, then connections in that of their callers, then marks as they are read. */
export function tabOrder(board: Board): Id[] {
  const components = flowOrder(board);
  const rank = new Map(components.map((id, index) => [id, index]));
  const rankOf = (id: Id) => rank.get(id) ?? components.length;
  const connections = Object.values(board.connections)
    .sort((a, b) => rankOf(a.from) - rankOf(b.from) || a.step - b.step || rankOf(a.to) - rankOf(b.to))
    .map((connection) => connection.id);
  const marks = Object.values(board.marks).sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1));
  return [...withGroups(board, components), ...connections, ...marks.map(({ id }) => id)];
}
