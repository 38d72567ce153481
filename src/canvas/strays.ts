import { useSyncExternalStore } from 'react';
import type { LineEdge } from './viewNodes.ts';

type Data = NonNullable<LineEdge['data']>;

/** By the data that React Flow holds of a line, those that are drawn instead. */
export type Strays = ReadonlyMap<Data, Data>;

let strays: Strays = new Map();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setStrays(next: Strays): void {
  strays = next;
  for (const listener of [...listeners]) listener();
}

/** What a line that React Flow gives these data draws. Once it gives others, none stray from them. */
export function useStray(data: Data): Data {
  return useSyncExternalStore(subscribe, () => strays.get(data) ?? data);
}

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
