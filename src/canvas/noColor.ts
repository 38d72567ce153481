/**
 * Takes the place of `d3-color` in the page (vite.config.ts), 3 kB that React Flow's camera brings along for animating
 * colors: it animates numbers only.
 */
export function color(): null {
  return null;
}

export const rgb = color;
export const hsl = color;
export const hcl = color;
export const lab = color;
export const cubehelix = color;
