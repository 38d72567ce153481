/** What every program is given to show: boxes in a grid, 1.5 connections for each. */
export interface Scene {
  readonly boxes: readonly { readonly x: number; readonly y: number; readonly name: string }[];
  readonly lines: readonly (readonly [from: number, to: number])[];
}

export const BOX = { width: 176, height: 72 } as const;
const STEP = { x: 256, y: 136 } as const;

export function sceneOf(count: number): Scene {
  const columns = Math.ceil(Math.sqrt(count * 0.85));
  const boxes = Array.from({ length: count }, (_, i) => ({
    x: (i % columns) * STEP.x,
    y: Math.floor(i / columns) * STEP.y,
    name: `Service ${i + 1}`,
  }));
  const lines: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    if ((i + 1) % columns !== 0 && i + 1 < count) lines.push([i, i + 1]);
    if (i % 2 === 0 && i + columns < count) lines.push([i, i + columns]);
  }
  return { boxes, lines };
}

const WIDE = 500;
const SIDE = 10;

/**
 * A hundred boxes far apart, in ten columns: each passes on to the one beside it and to a neighbor of that one, so that
 * what enters on the left comes to all of them alike.
 */
export function spreadScene(): Scene {
  const at = (column: number, row: number): number => column * SIDE + row;
  const boxes = Array.from({ length: SIDE * SIDE }, (_, i) => ({
    x: Math.floor(i / SIDE) * WIDE,
    y: (i % SIDE) * STEP.y,
    name: `Service ${i + 1}`,
  }));
  const lines = boxes.flatMap((_, i): [number, number][] => {
    const [column, row] = [Math.floor(i / SIDE), i % SIDE];
    if (column === SIDE - 1) return [];
    return [
      [i, at(column + 1, row)],
      [i, at(column + 1, row % 2 === 0 ? row + 1 : row - 1)],
    ];
  });
  return { boxes, lines };
}
