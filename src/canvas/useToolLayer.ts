import { useEffect, useState } from 'react';
import { painted } from '../kit/painted.ts';

type Layer = typeof import('./tools/ToolLayer.tsx').ToolLayer;

const fetched = painted.then(() => import('./tools/ToolLayer.tsx'));

/**
 * What draws with a tool; fetched as soon as the canvas stands, and null until then. No lazy component: React would show
 * that a third of a second after the first press of a tool's key, and the first stroke would be lost.
 */
export function useToolLayer(): Layer | null {
  const [layer, setLayer] = useState<Layer | null>(null);
  useEffect(() => {
    fetched.then(
      (module) => setLayer(() => module.ToolLayer),
      () => {},
    );
  }, []);
  return layer;
}
