import type { Board } from './board.ts';
import { CARD } from './layout.ts';
import type { Box } from './lines.ts';

/** The box around all that is drawn, px; null where nothing is. */
export function extentOf({ components, groups, marks }: Board): Box | null {
  const cards = Object.values(components).map(({ x, y }) => ({ x, y, ...CARD }));
  const boxes: readonly Box[] = [...cards, ...Object.values(groups), ...Object.values(marks)];
  if (boxes.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
