import { exp, log } from './math.ts';

/**
 * Tables of the ziggurat method (Marsaglia & Tsang, "The Ziggurat Method for Generating Random Variables",
 * J. Stat. Software 5(8), 2000) with 256 layers: a density is covered by horizontal strips of equal area, and
 * 98.9 % of draws need one multiplication and one comparison.
 *
 * Layer i lies under height `y[i]` and reaches to `x[i]`; layer 0 is the base with the tail, its width virtual.
 */
export interface Ziggurat {
  /** Where the tail begins. */
  readonly tail: number;
  /** Right edge of each layer; 257 entries, the last is 0. */
  readonly x: Float64Array;
  /** Density at each edge. */
  readonly y: Float64Array;
  /** Below this share of its width a point of the layer surely lies under the density. */
  readonly inside: Float64Array;
}

const LAYERS = 256;

function build(
  tail: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
): Ziggurat {
  const x = new Float64Array(LAYERS + 1);
  const y = new Float64Array(LAYERS + 1);
  const inside = new Float64Array(LAYERS);
  x[0] = area / density(tail);
  x[1] = tail;
  for (let i = 2; i < LAYERS; i++) x[i] = inverse(density(x[i - 1]!) + area / x[i - 1]!);
  x[LAYERS] = 0;
  for (let i = 0; i <= LAYERS; i++) y[i] = density(x[i]!);
  for (let i = 0; i < LAYERS; i++) inside[i] = x[i + 1]! / x[i]!;
  return { tail, x, y, inside };
}

/** exp(-x); constants from the paper, to double precision. */
export const EXPONENTIAL: Ziggurat = build(
  7.69711747013105,
  0.003949659822581557,
  (x) => exp(-x),
  (y) => -log(y),
);

/** exp(-x^2/2) for x >= 0. */
export const NORMAL: Ziggurat = build(
  3.654152885361009,
  0.004928673233974652,
  (x) => exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * log(y)),
);
