import type { Viewport } from '../camera/camera.ts';
import { MAX_ZOOM, MIN_ZOOM } from '../camera/camera.ts';
import type { Point } from '../lines/curves.ts';

/** Where one or two pointers are: their middle and how far they are apart, px. */
export interface Grip {
  readonly middle: Point;
  readonly apart: number;
}

export function gripOf(pointers: readonly Point[]): Grip {
  const [a = { x: 0, y: 0 }, b = a] = pointers;
  return {
    middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
    apart: Math.hypot(a.x - b.x, a.y - b.y),
  };
}

/** The viewport after a grip has moved: what was under its middle stays there; two fingers zoom as they part. */
export function viewportAfter(before: Viewport, from: Grip, to: Grip): Viewport {
  const wanted = from.apart > 0 && to.apart > 0 ? (before.zoom * to.apart) / from.apart : before.zoom;
  const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, wanted));
  const scale = zoom / before.zoom;
  return {
    x: to.middle.x - (from.middle.x - before.x) * scale,
    y: to.middle.y - (from.middle.y - before.y) * scale,
    zoom,
  };
}
