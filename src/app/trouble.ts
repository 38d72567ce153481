import { useSyncExternalStore } from 'react';

/** Why a link was not opened. */
export interface LinkTrouble {
  readonly reason: string;
  readonly message: string;
}

let current: LinkTrouble | null = null;
const listeners = new Set<() => void>();

/** The link that could not be opened, for the screen that says so. */
export function setTrouble(trouble: LinkTrouble | null): void {
  current = trouble;
  for (const listener of listeners) listener();
}

export function useTrouble(): LinkTrouble | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
