import { transform } from './fft.ts';

/**
 * A distribution of times as a constant `shift` and the Laplace transform of the rest at the points of a grid
 * (none: nothing but the shift). Sums are products, mixtures are weighted sums, both exact.
 */
export interface Spectrum {
  readonly shift: number;
  readonly mean: number;
  readonly re: Float64Array | null;
  readonly im: Float64Array | null;
}

export const POINTS = 256;
export const HALF = POINTS / 2 + 1;
/** Damping over the width: what lies beyond the width folds back smaller by e^-8. More would magnify ripples. */
const DAMPING = 8;
/** Width of the smoothing kernel, a Gaussian, in cells: leaves e^-7.7 of the highest frequency. */
const KERNEL = 1.25;
/** Cells of room below zero for the kernel. */
export const ROOM = 8;

/** What does not depend on the width: the damping by cell, and the kernel's transform by frequency. */
const DAMP = Float64Array.from({ length: POINTS }, (_, j) => Math.exp((-DAMPING * j) / POINTS));
const UNDAMP = DAMP.map((damp) => 1 / damp / POINTS);
const [KERNEL_RE, KERNEL_IM] = kernel();

function kernel(): readonly [Float64Array, Float64Array] {
  const re = new Float64Array(HALF);
  const im = new Float64Array(HALF);
  for (let k = 0; k < HALF; k++) {
    const x = (KERNEL * DAMPING) / POINTS;
    const y = (KERNEL * 2 * Math.PI * k) / POINTS;
    const size = Math.exp((x * x - y * y) / 2);
    re[k] = size * Math.cos(x * y);
    im[k] = size * Math.sin(x * y);
  }
  return [re, im];
}

/**
 * Distributions on [0, width) and their transforms at s_k = (8 + 2 pi i k) / width, which are inverted by one FFT (Fourier series
 * method, Abate & Whitt 1992). A narrow Gaussian smooths jumps, so a percentile is off by less than a cell.
 */
export class Cells {
  readonly width: number;
  /** Length of a cell, damping and step between two frequencies: s, 1/s, 1/s. */
  protected readonly cell: number;
  protected readonly real: number;
  protected readonly step: number;

  constructor(width: number) {
    this.width = width;
    this.cell = width / POINTS;
    this.real = DAMPING / width;
    this.step = (2 * Math.PI) / width;
  }

  /** So short that the kernel, and not the part, would decide which of several is last. */
  protected unresolved(part: Spectrum): boolean {
    return part.mean - part.shift < 1.5 * this.cell;
  }

  /** Chance up to the end of each cell; cell j ends at `endOf(j)` after the shift. */
  distribution(spectrum: Spectrum): Float64Array {
    return this.cumulative(spectrum, spectrum.shift);
  }

  endOf(cell: number): number {
    return (cell - ROOM + 0.5) * this.cell;
  }

  /** Adds weight x part, moved by `delay`. */
  protected accumulate(
    re: Float64Array,
    im: Float64Array,
    part: Spectrum,
    weight: number,
    delay: number,
  ): void {
    let r = weight * Math.exp(-this.real * delay);
    let i = 0;
    const turnR = Math.cos(this.step * delay);
    const turnI = -Math.sin(this.step * delay);
    for (let k = 0; k < HALF; k++) {
      const x = part.re ? part.re[k]! : 1;
      const y = part.im ? part.im[k]! : 0;
      re[k] = re[k]! + x * r - y * i;
      im[k] = im[k]! + x * i + y * r;
      const next = r * turnR - i * turnI;
      i = r * turnI + i * turnR;
      r = next;
    }
  }

  protected cumulative(part: Spectrum, base: number): Float64Array {
    const re = new Float64Array(POINTS);
    const im = new Float64Array(POINTS);
    this.accumulate(re, im, part, 1, part.shift - base + ROOM * this.cell);
    for (let k = 0; k < HALF; k++) {
      const r = re[k]! * KERNEL_RE[k]! - im[k]! * KERNEL_IM[k]!;
      const i = re[k]! * KERNEL_IM[k]! + im[k]! * KERNEL_RE[k]!;
      re[k] = r;
      im[k] = i;
      if (k === 0 || k === HALF - 1) continue;
      re[POINTS - k] = r;
      im[POINTS - k] = -i;
    }
    transform(re, im, true);
    let total = 0;
    for (let j = 0; j < POINTS; j++) {
      total += re[j]! * UNDAMP[j]!;
      re[j] = Math.min(1, Math.max(0, total));
    }
    return re;
  }

  protected fromCumulative(shift: number, chance: (cell: number) => number): Spectrum {
    const masses = new Float64Array(POINTS);
    let below = 0;
    let mean = 0;
    for (let j = 0; j < POINTS; j++) {
      const next = Math.max(below, chance(j));
      masses[j] = next - below;
      mean += masses[j]! * (j - ROOM) * this.cell;
      below = next;
    }
    mean += (1 - below) * this.width;
    const part = this.fromMasses(masses, ROOM * this.cell);
    return { shift, mean: shift + mean, re: part.re, im: part.im };
  }

  /** Transform of masses at the cells' places, moved to the left by `lead`. */
  protected fromMasses(masses: Float64Array, lead: number): Spectrum {
    const im = new Float64Array(POINTS);
    for (let j = 0; j < POINTS; j++) masses[j] = masses[j]! * DAMP[j]!;
    transform(masses, im, false);
    const re = masses.slice(0, HALF);
    const part = { shift: 0, mean: 0, re, im: im.slice(0, HALF) };
    if (lead === 0) return part;
    const moved = { ...part, re: new Float64Array(HALF), im: new Float64Array(HALF) };
    this.accumulate(moved.re, moved.im, part, 1, -lead);
    return moved;
  }
}
