import { useSyncExternalStore } from 'react';
import { painted } from '../kit/painted.ts';

/**
 * What is fetched as soon as the page stands; null until then. Held as a value and no lazy component, which React would
 * show a third of a second late.
 */
export function fetchedSoon<Part>(load: () => Promise<Part>) {
  let part: Part | null = null;
  const waiting = new Set<() => void>();
  const fetch = async (): Promise<void> => {
    part = await load();
    for (const listener of [...waiting]) listener();
  };
  void painted.then(fetch).catch(() => {});
  const subscribe = (listener: () => void) => {
    waiting.add(listener);
    return () => waiting.delete(listener);
  };
  return {
    /** For who waits for it by now: rejects where it cannot be fetched. */
    fetch,
    usePart: (): Part | null => useSyncExternalStore(subscribe, () => part),
  };
}
