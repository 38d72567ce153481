import { fetchedSoon } from '../fetchedSoon.ts';

/** The words on lines. */
export const { usePart: useLineLabels } = fetchedSoon(
  async () => (await import('./LineLabels.tsx')).LineLabels,
);
