import { useSyncExternalStore } from 'react';
import { painted } from '../kit/painted.ts';

type Labels = typeof import('./LineLabels.tsx').LineLabels;

let labels: Labels | null = null;
const waiting = new Set<() => void>();
void painted
  .then(() => import('./LineLabels.tsx'))
  .then(
    ({ LineLabels }) => {
      labels = LineLabels;
      for (const listener of [...waiting]) listener();
    },
    () => {},
  );

function subscribe(listener: () => void): () => void {
  waiting.add(listener);
  return () => waiting.delete(listener);
}

/** The words on lines; null until they are fetched, as the page stands. No lazy component: React would show it late. */
export function useLineLabels(): Labels | null {
  return useSyncExternalStore(subscribe, () => labels);
}
