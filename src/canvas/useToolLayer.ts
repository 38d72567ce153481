import { type RefObject, useEffect, useState } from 'react';
import { painted } from '../kit/painted.ts';
import { awaited } from '../state/awaited.ts';
import type { Tool } from '../state/shape.ts';

type Layer = typeof import('./tools/ToolLayer.tsx').ToolLayer;

const fetched = painted.then(() => import('./tools/ToolLayer.tsx'));

/**
 * What draws with a tool; fetched as soon as the canvas stands, and null until then. No lazy component: React would show
 * that a third of a second after the first press of a tool's key. What is done with the tool before is done when it is there.
 */
export function useToolLayer(root: RefObject<HTMLElement | null>, tool: Tool): Layer | null {
  const [layer, setLayer] = useState<Layer | 'missing' | null>(null);
  useEffect(() => {
    fetched.then(
      (module) => setLayer(() => module.ToolLayer),
      () => setLayer('missing'),
    );
  }, []);
  const isOnItsWay = layer === null && tool !== 'select' && tool !== 'pan';
  useEffect(() => {
    const element = root.current;
    if (!isOnItsWay || !element) return;
    const arrived = awaited();
    const stop = keepPresses(element);
    return () => {
      // Told by whoever draws the layer now, which is there when the effects of this render have run.
      const kept = stop();
      setTimeout(() => {
        const there = element.querySelector('[data-tool]');
        for (const event of kept) there?.dispatchEvent(new PointerEvent(event.type, event));
        arrived();
      });
    };
  }, [isOnItsWay, root]);
  return layer === 'missing' ? null : layer;
}

const KEPT = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const;
const STOPPED = ['mousedown', 'click', 'dblclick'] as const;

/** Takes what pointers do on the board; what is returned ends that and tells what they did. */
function keepPresses(element: HTMLElement): () => readonly PointerEvent[] {
  const kept: PointerEvent[] = [];
  const isDown = () => kept.length > 0;
  const keep = (event: PointerEvent): void => {
    if (event.type === 'pointerdown' ? (event.target as Element).closest('button') : !isDown()) return;
    kept.push(event);
    event.stopPropagation();
  };
  const drop = (event: Event): void => {
    if (isDown()) event.stopPropagation();
  };
  for (const type of KEPT) element.addEventListener(type, keep, true);
  for (const type of STOPPED) element.addEventListener(type, drop, true);
  return () => {
    for (const type of KEPT) element.removeEventListener(type, keep, true);
    for (const type of STOPPED) element.removeEventListener(type, drop, true);
    return kept;
  };
}
