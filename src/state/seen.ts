import type { Board, Id } from '../board/board.ts';
import { CARD } from '../board/layout.ts';
import type { Box } from '../board/lines.ts';
import { viewport } from './viewport.ts';

/** Px of the screen to the edge of what is free, and of what the tools take above. */
const MARGIN = 12;
const TOOLS = 32;

/** The part of the canvas that no panel covers, page px; null without a canvas. */
export function freeNow() {
  const canvas = document.querySelector('[data-canvas]');
  if (!canvas) return null;
  const style = getComputedStyle(canvas);
  const inset = (side: string) => Number.parseFloat(style.getPropertyValue(`--canvas-${side}`)) || 0;
  const { left, top, right, bottom } = canvas.getBoundingClientRect();
  return {
    left: left + inset('left') + MARGIN,
    top: top + inset('top') + MARGIN,
    right: right - inset('right') - MARGIN,
    bottom: bottom - inset('bottom') - MARGIN,
  };
}

/** The part of the board that is seen there, below the tools; null without a canvas. */
export function seenNow(): Box | null {
  const free = freeNow();
  const at = viewport()?.at;
  if (!free || !at) return null;
  const from = at({ x: free.left, y: free.top + TOOLS });
  const to = at({ x: free.right, y: free.bottom });
  return { ...from, width: to.x - from.x, height: to.y - from.y };
}

/** What of a board lies in a box, with all of it or with some. */
export function itemsIn({ components, groups, marks }: Board, box: Box, how: 'whole' | 'some'): Id[] {
  const cards = Object.values(components).map(({ id, x, y }) => ({ id, x, y, ...CARD }));
  const all: readonly (Box & { readonly id: Id })[] = [
    ...cards,
    ...Object.values(groups),
    ...Object.values(marks),
  ];
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return all
    .filter(({ x, y, width, height }) =>
      how === 'whole'
        ? x >= box.x && y >= box.y && x + width <= right && y + height <= bottom
        : x + width > box.x && y + height > box.y && x < right && y < bottom,
    )
    .map(({ id }) => id);
}
