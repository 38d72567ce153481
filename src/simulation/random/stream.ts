import { integerForm, Numbers, TO_SIGNED_UNIT, TO_UNIT } from './numbers.ts';
import { EXPONENTIAL, NORMAL } from './ziggurat.ts';

const WORDS = 128;
const BLOCK = 64;
/** Words for a block of points and, as bytes, for their layers. */
const scratch = new Uint32Array(BLOCK + BLOCK / 4);
const layers = new Uint8Array(scratch.buffer, 4 * BLOCK);
const EXPONENTIAL_INTEGER = integerForm(EXPONENTIAL, 4294967296);
const NORMAL_INTEGER = integerForm(NORMAL, 2147483648);

/**
 * One sequence of random numbers, the same on every JavaScript engine. Numbers are made in blocks, so that the
 * generator's state stays in registers and a draw is a load and an increment.
 */
export class Stream extends Numbers {
  private readonly state: Int32Array;
  private readonly words = new Uint32Array(WORDS);
  private at = WORDS;
  private readonly exponentials = new Float64Array(BLOCK);
  private exponentialAt = BLOCK;
  private readonly normals = new Float64Array(BLOCK);
  private normalAt = BLOCK;

  constructor(a: number, b: number, c: number, d: number) {
    super();
    this.state = Int32Array.of(a, b, c, d);
    // States that differ in one bit need about 12 rounds to part entirely.
    this.generate(new Uint32Array(16));
  }

  word(): number {
    let at = this.at;
    if (at === WORDS) {
      this.generate(this.words);
      at = 0;
    }
    this.at = at + 1;
    return this.words[at]!;
  }

  /** `chance` with a probability that lies in an array: nothing is boxed. */
  chanceOf(p: Float64Array, index: number): boolean {
    if (this.at === WORDS) {
      this.generate(this.words);
      this.at = 0;
    }
    return this.words[this.at++]! * TO_UNIT < p[index]!;
  }

  exponential(): number {
    let at = this.exponentialAt;
    if (at === BLOCK) {
      this.fillExponentials(this.exponentials);
      at = 0;
    }
    this.exponentialAt = at + 1;
    return this.exponentials[at]!;
  }

  /** The same, into an array. */
  putExponential(out: Float64Array, index = 0): void {
    if (this.exponentialAt === BLOCK) {
      this.fillExponentials(this.exponentials);
      this.exponentialAt = 0;
    }
    out[index] = this.exponentials[this.exponentialAt++]!;
  }

  putNormal(out: Float64Array): void {
    out[0] = this.normal();
  }

  normal(): number {
    let at = this.normalAt;
    if (at === BLOCK) {
      this.fillNormals(this.normals);
      at = 0;
    }
    this.normalAt = at + 1;
    return this.normals[at]!;
  }

  /** Fills the block with exponentials of mean 1; at most 64, faster than one by one. */
  fillExponentials(out: Float64Array): void {
    const { step, inside } = EXPONENTIAL_INTEGER;
    this.generate(scratch);
    for (let i = 0; i < out.length; i++) {
      // A byte for the layer and a word for the point in it, so that each point has 32 bits of its own.
      const layer = layers[i]!;
      const word = scratch[i]!;
      out[i] =
        word < inside[layer]!
          ? (word + 0.5) * step[layer]!
          : this.exponentialEdge(layer, (word + 0.5) * TO_UNIT);
    }
  }

  /** Fills the block with normals; at most 64. */
  fillNormals(out: Float64Array): void {
    const { step, inside } = NORMAL_INTEGER;
    this.generate(scratch);
    for (let i = 0; i < out.length; i++) {
      const layer = layers[i]!;
      const word = scratch[i]! | 0;
      // From -2^31 to 2^31 - 1; the half makes it symmetric.
      const point = word + 0.5;
      out[i] =
        Math.abs(point) < inside[layer]!
          ? point * step[layer]!
          : this.normalEdge(layer, point * TO_SIGNED_UNIT);
    }
  }

  /** sfc32 (Doty-Humphrey, PractRand): 128 bits of state, a counter that rules out short cycles. */
  private generate(out: Uint32Array): void {
    const { state } = this;
    let a = state[0]! | 0;
    let b = state[1]! | 0;
    let c = state[2]! | 0;
    let d = state[3]! | 0;
    for (let i = 0; i < out.length; i++) {
      const t = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + t) | 0;
      out[i] = t;
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
