/** Middle of what is seen, and how wide that is, px of the board. */
export type Sight = readonly [x: number, y: number, width: number];

/** How much the way turns upwards rather than along. */
const RHO = Math.SQRT2;
/** Below it, px squared, two places are one. */
const NOWHERE = 1e-12;

/**
 * The camera's way from one sight to another, by the part of it that is done: out, along and in again, so that what passes
 * by passes equally fast (van Wijk and Nuij, "Smooth and efficient zooming and panning", 2003). With `interpolate` takes the
 * place of `d3-interpolate` in the page (vite.config.ts), of which React Flow's camera needs no more.
 */
export function interpolateZoom([x0, y0, w0]: Sight, [x1, y1, w1]: Sight): (part: number) => Sight {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const far = dx * dx + dy * dy;
  if (far < NOWHERE) return (part) => [x0 + part * dx, y0 + part * dy, w0 * (w1 / w0) ** part];
  const away = Math.sqrt(far);
  const rise = (w: number, sign: 1 | -1) =>
    -Math.asinh((w1 * w1 - w0 * w0 + sign * RHO ** 4 * far) / (2 * w * RHO ** 2 * away));
  const [r0, r1] = [rise(w0, 1), rise(w1, -1)];
  return (part) => {
    const r = r0 + part * (r1 - r0);
    const along = (w0 / (RHO ** 2 * away)) * (Math.cosh(r0) * Math.tanh(r) - Math.sinh(r0));
    return [x0 + along * dx, y0 + along * dy, (w0 * Math.cosh(r0)) / Math.cosh(r)];
  };
}

/** Straight there. */
export function interpolate(from: Sight, to: Sight): (part: number) => Sight {
  const at = (i: 0 | 1 | 2, part: number) => from[i] + part * (to[i] - from[i]);
  return (part) => [at(0, part), at(1, part), at(2, part)];
}
