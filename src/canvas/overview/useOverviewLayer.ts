import { useEffect, useState } from 'react';
import { painted } from '../../kit/painted.ts';

type Layer = typeof import('./OverviewLayer.tsx').OverviewLayer;

/**
 * The layer that draws a large board from far away; null until it has been fetched, which is done before one is opened.
 * Held as a value, since what is lazy is shown late: React waits a third of a second after the last fallback.
 */
export function useOverviewLayer(wanted: boolean): Layer | null {
  const [layer, setLayer] = useState<Layer | null>(null);
  useEffect(() => {
    if (layer) return;
    const fetched = () => import('./OverviewLayer.tsx');
    (wanted ? fetched() : painted.then(fetched)).then(
      ({ OverviewLayer }) => setLayer(() => OverviewLayer),
      () => {},
    );
  }, [wanted, layer]);
  return layer;
}
