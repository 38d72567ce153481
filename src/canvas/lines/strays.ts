import { useSyncExternalStore } from 'react';
import type { LineEdge } from '../viewNodes.ts';

export type Data = NonNullable<LineEdge['data']>;

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
