import type { Board, Id } from '../board.ts';
import { freshId, moveComponents, updateConnection } from '../edit.ts';
import { addGroup, frameAround, setHome } from '../groupEdits.ts';
import { CARD, type Point } from '../layout.ts';
import { drawChain } from './draw.ts';
import type { Diagram } from './mermaid.ts';

const ROW = CARD.height + 24;
/** Between what lies in one group and what lies in the next, px: their frames fit between. */
const APART = 136;

/** Adds a diagram as `drawChain` does a chain, with the words of its calls and a frame around what lies in each group. */
export function drawDiagram(
  before: Board,
  diagram: Diagram,
  where: { readonly at: Point },
): { readonly board: Board; readonly ids: readonly Id[] } {
  const { board: chained, ids } = drawChain(before, diagram, where);
  let board = chained;
  diagram.calls.forEach(([from, to], index) => {
    const { label, sends } = diagram.how[index] ?? { label: '', sends: false };
    const drawn = Object.values(board.connections).find(
      (one) => one.from === ids[from] && one.to === ids[to],
    );
    if (!drawn || Object.hasOwn(before.connections, drawn.id)) return;
    board = updateConnection(board, drawn.id, { label, ...(sends && { mode: 'send' }) });
  });
  if (diagram.groups.length === 0) return { board, ids };
  const isNew = (id: Id | undefined): id is Id => id !== undefined && !Object.hasOwn(before.components, id);
  const members = diagram.groups.map(({ items }) => items.map((item) => ids[item]).filter(isNew));
  board = inBands(board, ids.filter(isNew), members, depthFirst(diagram));
  const frames: (Id | undefined)[] = [];
  // Inner ones come after those that they lie in, and frames are drawn from the innermost out.
  for (let index = diagram.groups.length - 1; index >= 0; index -= 1) {
    const inner = diagram.groups.flatMap(({ parent }, at) => (parent === index ? (frames[at] ?? []) : []));
    const rect = frameAround(board, [...(members[index] ?? []), ...inner]);
    const name = diagram.groups[index]?.name ?? '';
    if (!rect) continue;
    const id = freshId(board, name.toLowerCase());
    board = addGroup(board, { id, kind: 'plain', name, ...rect });
    frames[index] = id;
  }
  for (const [index, held] of members.entries())
    if (frames[index]) board = setHome(board, held, frames[index]);
  return { board, ids };
}

function depthFirst({ groups }: Diagram): number[] {
  const below = (parent: number | null): number[] =>
    groups.flatMap((group, index) => (group.parent === parent ? [index, ...below(index)] : []));
  return below(null);
}

/** Components in rows of their own by group, so that each frame goes around its own alone. */
function inBands(
  board: Board,
  ids: readonly Id[],
  members: readonly (readonly Id[])[],
  order: readonly number[],
): Board {
  const held = new Set(members.flat());
  const bands = [ids.filter((id) => !held.has(id)), ...order.map((index) => members[index] ?? [])];
  let top = Math.min(...ids.map((id) => board.components[id]?.y ?? 0));
  const places: Record<Id, Point> = {};
  for (const band of bands) {
    const rows = new Map<number, number>();
    for (const id of band) {
      const x = board.components[id]?.x ?? 0;
      const row = rows.get(x) ?? 0;
      rows.set(x, row + 1);
      places[id] = { x, y: top + row * ROW };
    }
    if (rows.size > 0) top += Math.max(...rows.values()) * ROW + APART;
  }
  return moveComponents(board, places);
}
