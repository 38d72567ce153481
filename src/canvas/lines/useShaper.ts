import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Board, Id } from '../../board/board.ts';
import type { Shapes } from '../viewNodes.ts';

/** The bends of a line that someone pulls at, which nobody else knows until the hand lets go. */
export interface Bending {
  readonly id: Id;
  readonly bends: readonly number[];
}

let bending: Bending | null = null;
const listeners = new Set<() => void>();

export function setBending(next: Bending | null): void {
  bending = next;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What draws lines that are no plain curves, or would run under a card as such: fetched with the first of them. */
export function useShaper(
  { connections }: Board,
  isUnder: boolean,
): { readonly shapes: Shapes | null; readonly bending: Bending | null } {
  const [shapes, setShapes] = useState<Shapes | null>(null);
  const now = useSyncExternalStore(subscribe, () => bending);
  const isShaped = useMemo(() => Object.values(connections).some((c) => c.shape ?? c.bends), [connections]);
  const wanted = shapes !== null || now !== null || isShaped || isUnder;
  useEffect(() => {
    if (!wanted || shapes) return;
    import('../drawing/shapes.ts').then(setShapes, () => {});
  }, [wanted, shapes]);
  return { shapes, bending: now };
}
