import { useSyncExternalStore } from 'react';
import type { Id } from '../board/board.ts';

/** What only the canvas knows and forgets at once: a connection being made with the keyboard. */
export interface Linking {
  readonly from: Id;
  readonly to: Id | null;
}

let linking: Linking | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentLinking(): Linking | null {
  return linking;
}

export function setLinking(next: Linking | null): void {
  if (next === linking) return;
  linking = next;
  for (const listener of [...listeners]) listener();
}

export function useLinking(): Linking | null {
  return useSyncExternalStore(subscribe, currentLinking);
}

/** Which end of the connection being made a card is; cards that are neither do not render again. */
export function useLinkEnd(id: Id): 'from' | 'to' | null {
  return useSyncExternalStore(subscribe, () =>
    linking?.from === id ? 'from' : linking?.to === id ? 'to' : null,
  );
}

let gathering = false;

/** Several are being selected with the keyboard. */
export const isGathering = (): boolean => gathering;

export function setGathering(next: boolean): void {
  gathering = next;
}

let wanted: Id | null = null;

/** The record that the keyboard focus is going to; an overview makes an element for it. */
export function setWanted(id: Id | null): void {
  if (id === wanted) return;
  wanted = id;
  for (const listener of [...listeners]) listener();
}

export function useWanted(): Id | null {
  return useSyncExternalStore(subscribe, () => wanted);
}
