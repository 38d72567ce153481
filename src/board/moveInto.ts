import type { Board, Component, Id } from './board.ts';
import { PADDING, updateGroup } from './groupEdits.ts';
import { groupsAround, homeOf } from './groups.ts';
import { CARD, freeSpot, GRID, type Point, snap } from './layout.ts';
import { putComponents } from './moving.ts';
import { get } from './tables.ts';

/** Free space between two cards that are put side by side, px. */
const GAP = 24;

/**
 * Puts a card where it lies in a group: at a free place of the frame, which grows downwards where it has none. Without
 * a group: beside the outermost one that it lies in.
 */
export function moveInto(board: Board, id: Id, group: Id | undefined): Board {
  const component = get(board.components, id);
  if (component === undefined || component.locked || component.group === group) return board;
  if (group === undefined) return moveOut(board, component);
  const frame = get(board.groups, group);
  if (frame === undefined) return board;
  const spots = placesIn(frame);
  const spot = spots.find((place) => isFree(board, id, place) && homeOf(board, place) === group);
  if (spot) return putComponents(board, { [id]: spot });
  const below = { x: snap(frame.x + PADDING.side), y: snap(frame.y + frame.height) };
  const height = CARD.height + PADDING.side;
  const grown = updateGroup(board, group, { height: frame.height + height });
  const outer = groupsAround(grown, frame.parent);
  const all = outer.reduce((next, { id: around, y, height: old }) => {
    const bottom = frame.y + frame.height + height + PADDING.side;
    return y + old < bottom ? updateGroup(next, around, { height: bottom - y }) : next;
  }, grown);
  return putComponents(all, { [id]: below });
}

function moveOut(board: Board, component: Component): Board {
  const frame = groupsAround(board, component.group).at(-1);
  if (frame === undefined) return board;
  const near = {
    x: frame.x + frame.width + PADDING.side + CARD.width / 2,
    y: component.y + CARD.height / 2,
  };
  const spot = freeSpot(board, near);
  return putComponents(board, { [component.id]: spot });
}

function placesIn({
  x,
  y,
  width,
  height,
}: Point & { readonly width: number; readonly height: number }): Point[] {
  const places: Point[] = [];
  const round = (value: number) => Math.ceil(value / GRID) * GRID;
  for (let top = round(y + PADDING.top); top + CARD.height <= y + height; top += CARD.height + GAP) {
    for (let left = round(x + PADDING.side); left + CARD.width <= x + width; left += CARD.width + GAP)
      places.push({ x: left, y: top });
  }
  return places;
}

function isFree(board: Board, id: Id, at: Point): boolean {
  return Object.values(board.components).every(
    (card) =>
      card.id === id ||
      Math.abs(card.x - at.x) >= CARD.width + GRID ||
      Math.abs(card.y - at.y) >= CARD.height + GRID,
  );
}
