import { exp, log } from './math.ts';
import { EXPONENTIAL, NORMAL, type Ziggurat } from './ziggurat.ts';

export const TO_UNIT: number = 1 / 4294967296;
export const TO_SIGNED_UNIT: number = 1 / 2147483648;
const TO_UNIT_52 = 1 / 4503599627370496;

/** A ziggurat for integer points below `units`: width of one and first point that may lie outside, by layer. */
export function integerForm(
  { x, inside }: Ziggurat,
  units: number,
): { readonly step: Float64Array; readonly inside: Uint32Array } {
  return {
    step: x.map((edge) => edge / units),
    inside: Uint32Array.from(inside, (share) => Math.floor(share * units)),
  };
}

/** Random numbers of several kinds, made of 32-bit words that whoever extends it supplies. */
export abstract class Numbers {
  /** A 32-bit unsigned integer. */
  abstract word(): number;
  /** Exponential with mean 1, never 0. */
  abstract exponential(): number;
  /** Normal with mean 0 and variance 1. */
  abstract normal(): number;
  /** The same two into the first place of an array, as engines box a double that a function returns. */
  abstract putExponential(out: Float64Array): void;
  abstract putNormal(out: Float64Array): void;

  /** In the open interval (0, 1), a multiple of 2^-53 with 52 random bits. */
  uniform(): number {
    const high = this.word() >>> 6;
    const low = this.word() >>> 6;
    return (high * 67108864 + low + 0.5) * TO_UNIT_52;
  }

  /** True with probability p, to within 2^-32; never for p <= 0, always for p >= 1. */
  chance(p: number): boolean {
    return this.word() * TO_UNIT < p;
  }

  /** One of 0 .. n-1, without bias (Lemire 2019). n from 1 to 2^21. */
  integer(n: number): number {
    let word = this.word();
    let low = Math.imul(word, n) >>> 0;
    if (low < n) {
      const threshold = (4294967296 - n) % n;
      while (low < threshold) {
        word = this.word();
        low = Math.imul(word, n) >>> 0;
      }
    }
    return (word * n - low) * TO_UNIT;
  }

  /** The 1 % of points, `u` of the layer's width, that may lie above the density, and the tail. */
  protected exponentialEdge(firstLayer: number, firstPoint: number): number {
    const { x, y, inside, tail } = EXPONENTIAL;
    let layer = firstLayer;
    let u = firstPoint;
    for (;;) {
      // Memoryless: the tail is the distribution itself, moved.
      if (layer === 0) return tail - log(this.uniform());
      const point = u * x[layer]!;
      if (y[layer]! + this.uniform() * (y[layer + 1]! - y[layer]!) < exp(-point)) return point;
      layer = this.word() & 255;
      u = (this.word() + 0.5) * TO_UNIT;
      if (u < inside[layer]!) return u * x[layer]!;
    }
  }

  /** The same of the normal, `u` from -1 to 1. */
  protected normalEdge(firstLayer: number, firstPoint: number): number {
    const { x, y, inside, tail } = NORMAL;
    let layer = firstLayer;
    let u = firstPoint;
    for (;;) {
      if (layer === 0) return u < 0 ? -this.normalTail(tail) : this.normalTail(tail);
      const point = u * x[layer]!;
      if (y[layer]! + this.uniform() * (y[layer + 1]! - y[layer]!) < exp(-0.5 * point * point)) return point;
      layer = this.word() & 255;
      u = ((this.word() | 0) + 0.5) * TO_SIGNED_UNIT;
      if (Math.abs(u) < inside[layer]!) return u * x[layer]!;
    }
  }

  /** Marsaglia 1964: normal beyond `tail`. */
  private normalTail(tail: number): number {
    for (;;) {
      const x = -log(this.uniform()) / tail;
      const y = -log(this.uniform());
      if (y + y > x * x) return tail + x;
    }
  }
}
