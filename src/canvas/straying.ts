import type { Data, Strays } from './strays.ts';
import type { LineEdge } from './viewNodes.ts';

/**
 * While cards are dragged React Flow can keep the lines it holds, and each draws its course of itself: given others, it
 * would write down all lines of the board anew in each frame. Null where more than courses differ.
 */
export function straysFrom(held: readonly LineEdge[], now: readonly LineEdge[]): Strays | null {
  if (held.length !== now.length) return null;
  const next = new Map<Data, Data>();
  for (let i = 0; i < now.length; i++) {
    const [a, b] = [held[i], now[i]];
    if (a === b) continue;
    const isSame = a?.id === b?.id && a?.selected === b?.selected;
    if (!isSame || !a?.data || !b?.data || a.data.connection !== b.data.connection) return null;
    next.set(a.data, b.data);
  }
  return next;
}
