import type { Board, Id, Mark } from './board.ts';
import { cleanName } from './clean.ts';
import { addComponent, connect, freshId } from './edit.ts';
import { rehome } from './groups.ts';
import { CARD, snap } from './layout.ts';
import { freshName } from './names.ts';
import { kindOn } from './read.ts';
import { drop, get, mapTable } from './tables.ts';
import { withTraffic } from './workload.ts';

/** A mark that is to become a component of a kind. */
export interface Turn {
  readonly mark: Id;
  readonly kind: string;
}

/** What may become a component: whatever has words or could have. */
export function isTurnable(mark: Mark | undefined): boolean {
  return mark !== undefined && ['rectangle', 'ellipse', 'note', 'text'].includes(mark.kind);
}

/**
 * Marks become components where they are, called as what is written on them; lines stick to these, and an arrow
 * between two components becomes a connection. `ids` are the new components.
 */
export function turnInto(board: Board, turns: readonly Turn[]): { board: Board; ids: Id[] } {
  let next = board;
  const became = new Map<Id, Id>();
  for (const { mark: id, kind: kindId } of turns) {
    const mark = get(next.marks, id);
    const kind = kindOn(next, kindId);
    if (mark === undefined || !isTurnable(mark) || kind === undefined) continue;
    const name = cleanName(mark.text.split('\n')[0] ?? '') || freshName(next, kind.label);
    const component = {
      id: freshId(next, name.toLowerCase()),
      kind: kindId,
      name,
      x: snap(mark.x + (mark.width - CARD.width) / 2),
      y: snap(mark.y + (mark.height - CARD.height) / 2),
      params: {},
    };
    const added = addComponent(next, component);
    if (added === next) continue;
    next = drop(added, 'marks', new Set([id]));
    became.set(id, component.id);
  }
  if (became.size === 0) return { board, ids: [] };
  const ids = [...became.values()];
  next = mapTable(next, 'marks', (mark) => {
    const from = became.get(mark.from ?? '');
    const to = became.get(mark.to ?? '');
    return { ...mark, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  });
  return { board: withTraffic(rehome(withArrows(next), ids)), ids };
}

/** Arrows from component to component become connections, with their words; one that is there already stays an arrow. */
function withArrows(board: Board): Board {
  const gone = new Set<Id>();
  let next = board;
  for (const { id, kind, from, to, heads, text } of Object.values(board.marks)) {
    if (kind !== 'line' || heads === 'none' || from === undefined || to === undefined) continue;
    const before = next;
    next = connect(next, from, to);
    if (next === before) continue;
    const [drawn] = Object.values(next.connections).filter(
      (one) => !Object.hasOwn(before.connections, one.id),
    );
    const label = cleanName(text);
    if (drawn && label !== '')
      next = { ...next, connections: { ...next.connections, [drawn.id]: { ...drawn, label } } };
    if (heads === 'both') next = connect(next, to, from);
    gone.add(id);
  }
  return drop(next, 'marks', gone);
}
