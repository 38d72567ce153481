import { integerForm, Numbers, TO_UNIT } from './numbers.ts';
import { EXPONENTIAL, NORMAL } from './ziggurat.ts';

/** Odd, and far from every multiple of a small fraction: steps of it lie evenly in 32 bits. */
export const GOLDEN: number = 0x9e3779b9 | 0;

/** Every bit of the input flips half of the output's (`lowbias32` of Wellons, "Prospecting for Hash Functions", 2018). */
export function mix(seed: number): number {
  let x = seed ^ (seed >>> 16);
  x = Math.imul(x, 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b | 0);
  return x ^ (x >>> 16);
}

/** True with probability `p[index]` by one hashed word; never for 0, always for 1. */
export function isChosen(word: number, p: Float64Array, index: number): boolean {
  return (word >>> 0) * TO_UNIT < p[index]!;
}

/** A point of the ziggurats takes 24 bits of a word, its layer the other eight. */
const EXPONENTIAL_24 = integerForm(EXPONENTIAL, 1 << 24);
const NORMAL_24 = integerForm(NORMAL, 1 << 23);
/** Of an exponential with mean 1: width of a point, and first point that may lie outside, by layer. */
export const EXPONENTIAL_STEP: Float64Array = EXPONENTIAL_24.step;
export const EXPONENTIAL_INSIDE: Uint32Array = EXPONENTIAL_24.inside;

const cell = new Float64Array(1);

/**
 * The random numbers of one request for one purpose: a hash of its seed, and of the seed's followers where one word is not
 * enough. No state is kept between two purposes, so that it does not matter in which order an engine comes to them.
 */
export class Luck extends Numbers {
  private at = 0;

  /** From here on numbers are those of this seed, an int32. */
  begin(seed: number): void {
    this.at = seed;
  }

  word(): number {
    const word = mix(this.at) >>> 0;
    this.at = (this.at + GOLDEN) | 0;
    return word;
  }

  exponential(): number {
    this.putExponential(cell);
    return cell[0]!;
  }

  normal(): number {
    this.putNormal(cell);
    return cell[0]!;
  }

  putExponential(out: Float64Array): void {
    const word = this.word();
    const layer = word & 255;
    const point = word >>> 8;
    if (point < EXPONENTIAL_INSIDE[layer]!) out[0] = (point + 0.5) * EXPONENTIAL_STEP[layer]!;
    else out[0] = this.exponentialEdge(layer, (point + 0.5) / (1 << 24));
  }

  putNormal(out: Float64Array): void {
    const word = this.word() | 0;
    const layer = word & 255;
    // From -2^23 to 2^23 - 1; the half makes it symmetric.
    const point = (word >> 8) + 0.5;
    if (Math.abs(point) < NORMAL_24.inside[layer]!) out[0] = point * NORMAL_24.step[layer]!;
    else out[0] = this.normalEdge(layer, point / (1 << 23));
  }
}
