import { useSyncExternalStore } from 'react';
import type { Box } from '../../board/lines.ts';
import type { LineEdge } from '../viewNodes.ts';

export type Data = NonNullable<LineEdge['data']>;

/** How a line is drawn now, and the room on the board in which it stays for a while with its words. */
export interface Stray {
  readonly data: Data;
  readonly room: Box;
}

/** By the data that React Flow holds of a line, how it is drawn instead. */
export type Strays = ReadonlyMap<Data, Stray>;

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

/** How a line is drawn that React Flow gives these data, if otherwise. Once it gives others, none stray from them. */
export function useStray(data: Data): Stray | undefined {
  return useSyncExternalStore(subscribe, () => strays.get(data));
}
