import { useSyncExternalStore } from 'react';
import type { Id, Mark } from '../board/board.ts';

/** Marks being drawn or shaped, which nobody else knows until the hand lets go; over those of the board. */
export type Drafts = ReadonlyMap<Id, Mark>;

const NONE: Drafts = new Map();
let drafts: Drafts = NONE;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentDrafts = (): Drafts => drafts;

export function setDrafts(next: readonly Mark[]): void {
  if (next.length === 0 && drafts === NONE) return;
  drafts = next.length === 0 ? NONE : new Map(next.map((mark) => [mark.id, mark]));
  for (const listener of [...listeners]) listener();
}

export function useDrafts(): Drafts {
  return useSyncExternalStore(subscribe, currentDrafts);
}
