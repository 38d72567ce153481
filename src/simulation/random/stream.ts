import { exp, log } from './math.ts';
import { EXPONENTIAL, NORMAL } from './ziggurat.ts';

const WORDS = 128;
const BLOCK = 64;
const TO_UNIT = 1 / 4294967296;
const TO_UNIT_52 = 1 / 4503599627370496;

/**
 * One sequence of random numbers, the same on every JavaScript engine. Numbers are made in blocks, so that the
 * generator's state stays in registers and a draw is a load and an increment.
 */
export class Stream {
  private readonly state: Int32Array;
  private readonly words = new Uint32Array(WORDS);
  private at = WORDS;
  private readonly exponentials = new Float64Array(BLOCK);
  private exponentialAt = BLOCK;

  constructor(a: number, b: number, c: number, d: number) {
    this.state = Int32Array.of(a, b, c, d);
    // Seeds that differ in one bit need about 12 rounds to part entirely.
    for (let i = 0; i < 16; i++) this.step();
  }

  /** A 32-bit unsigned integer. */
  word(): number {
    let at = this.at;
    if (at === WORDS) {
      this.refill();
      at = 0;
    }
    this.at = at + 1;
    return this.words[at]!;
  }

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

  /** Exponential with mean 1, never 0. */
  exponential(): number {
    let at = this.exponentialAt;
    if (at === BLOCK) {
      this.fillExponentials(this.exponentials);
      at = 0;
    }
    this.exponentialAt = at + 1;
    return this.exponentials[at]!;
  }

  /** Normal with mean 0 and variance 1. */
  normal(): number {
    const { x, y, inside, tail } = NORMAL;
    for (;;) {
      const word = this.word();
      const layer = word & 255;
      const sign = word & 256 ? -1 : 1;
      const u = (this.word() + 0.5) * TO_UNIT;
      if (u < inside[layer]!) return sign * u * x[layer]!;
      if (layer === 0) return sign * this.normalTail(tail);
      const point = u * x[layer]!;
      if (y[layer]! + this.uniform() * (y[layer + 1]! - y[layer]!) < exp(-0.5 * point * point)) {
        return sign * point;
      }
    }
  }

  /** Fills a whole block with exponentials of mean 1; faster than one by one. */
  fillExponentials(out: Float64Array): void {
    const { x, inside } = EXPONENTIAL;
    let layers = 0;
    for (let i = 0; i < out.length; i++) {
      // One word picks the layers of four draws, so each point has 32 bits of its own.
      layers = (i & 3) === 0 ? this.word() : layers >>> 8;
      const layer = layers & 255;
      const u = (this.word() + 0.5) * TO_UNIT;
      out[i] = u < inside[layer]! ? u * x[layer]! : this.exponentialEdge(layer, u);
    }
  }

  /** The 1 % of points that may lie above the density, and the tail. */
  private exponentialEdge(firstLayer: number, firstShare: number): number {
    const { x, y, inside, tail } = EXPONENTIAL;
    let layer = firstLayer;
    let u = firstShare;
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

  /** Marsaglia 1964: normal beyond `tail`. */
  private normalTail(tail: number): number {
    for (;;) {
      const x = -log(this.uniform()) / tail;
      const y = -log(this.uniform());
      if (y + y > x * x) return tail + x;
    }
  }

  private step(): void {
    const s = this.state;
    const t = (s[0]! + s[1]! + s[3]!) | 0;
    s[3] = s[3]! + 1;
    s[0] = s[1]! ^ (s[1]! >>> 9);
    s[1] = s[2]! + (s[2]! << 3);
    s[2] = ((s[2]! << 21) | (s[2]! >>> 11)) + t;
  }

  /** sfc32 (Doty-Humphrey, PractRand): 128 bits of state, a counter that rules out short cycles. */
  private refill(): void {
    const { state, words } = this;
    let a = state[0]! | 0;
    let b = state[1]! | 0;
    let c = state[2]! | 0;
    let d = state[3]! | 0;
    for (let i = 0; i < WORDS; i++) {
      const t = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + t) | 0;
      words[i] = t;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  }
}

/** MurmurHash3's finalizer: each bit of input flips half the bits of output. */
function mix(h: number): number {
  let x = h;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/**
 * The stream of a seed and a name. Streams of other names or seeds are independent of it, so that a new
 * component on a board does not reshuffle the numbers of the others.
 */
export function createStream(seed: number, name: string): Stream {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, seed);
  const lanes = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x7f4a7c15];
  const absorb = (value: number) => {
    for (let i = 0; i < 4; i++) {
      lanes[i] = mix(Math.imul(lanes[i]! ^ value, 0x9e3779b1) + Math.imul(i + 1, 0x632be5ab));
    }
  };
  absorb(bits.getInt32(0));
  absorb(bits.getInt32(4));
  for (let i = 0; i < name.length; i++) absorb(name.charCodeAt(i));
  absorb(name.length);
  return new Stream(lanes[0]!, lanes[1]!, lanes[2]!, lanes[3]!);
}
