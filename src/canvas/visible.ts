import type { Id } from '../board/board.ts';
import { CARD } from '../board/layout.ts';
import type { Viewport } from './camera/camera.ts';
import type { View } from './viewNodes.ts';

/** What is on screen: cards that touch it, and lines whose ends' common rectangle does. */
export function visibleIds(view: View, at: Viewport, size: { width: number; height: number }): Id[] {
  const left = -at.x / at.zoom;
  const top = -at.y / at.zoom;
  const right = left + size.width / at.zoom;
  const bottom = top + size.height / at.zoom;
  const touches = (x1: number, y1: number, x2: number, y2: number) =>
    x2 >= left && x1 <= right && y2 >= top && y1 <= bottom;
  const ids: Id[] = [];
  for (const { id, position } of view.nodes) {
    if (touches(position.x, position.y, position.x + CARD.width, position.y + CARD.height)) ids.push(id);
  }
  for (const { id, data } of view.edges) {
    const curve = data?.route.curve;
    if (!curve) continue;
    const xs = [curve[0], curve[2], curve[4], curve[6]];
    const ys = [curve[1], curve[3], curve[5], curve[7]];
    if (touches(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))) ids.push(id);
  }
  return ids;
}
