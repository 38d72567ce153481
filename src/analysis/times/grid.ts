import type { Distribution } from '../../simulation/network/distribution.ts';
import type { Wait } from '../formulas/erlang.ts';
import { atLeast, quorum } from '../load/replies.ts';
import type { Algebra, Weighted } from './algebra.ts';
import { Cells, HALF, POINTS, ROOM, type Spectrum } from './cells.ts';
import { normalCdf } from './normal.ts';

const constant = (shift: number): Spectrum => ({ shift, mean: shift, re: null, im: null });
const ZERO = constant(0);
/** A share of this size the smoothing leaves nothing of. */
const FEW = 0.005;

function lognormalCdf(mean: number, cv: number): (time: number) => number {
  const spread = Math.sqrt(Math.log(1 + cv * cv));
  const middle = Math.log(mean) - (spread * spread) / 2;
  return (time) => normalCdf((Math.log(time) - middle) / spread);
}

function paretoCdf(mean: number, cv: number): (time: number) => number {
  const index = 1 + Math.sqrt(1 + 1 / (cv * cv));
  const least = (mean * (index - 1)) / index;
  return (time) => (time <= least ? 0 : 1 - (least / time) ** index);
}

/** What is done with distributions of times, on cells: the algebra in its exact form. */
export class Grid extends Cells implements Algebra<Spectrum> {
  readonly zero = ZERO;
  readonly #known = new Map<string, Spectrum>();
  readonly #sampled = new Map<Distribution, Spectrum>();

  of(distribution: Distribution): Spectrum {
    const { mean, shape } = distribution;
    if (!(mean > 0)) return ZERO;
    if (shape === 'deterministic') return { shift: mean, mean, re: null, im: null };
    if (shape === 'exponential') return this.waiting({ chance: 1, mean });
    if (!(distribution.cv > 0)) return { shift: mean, mean, re: null, im: null };
    if (shape === 'measured') return this.#measured(distribution);
    const key = `${shape} ${mean} ${distribution.cv}`;
    const known = this.#known.get(key);
    if (known) return known;
    const made =
      shape === 'hyperexponential'
        ? this.#hyperexponential(mean, distribution.cv)
        : // A cell or two cannot hold a lognormal's shape, and there its shape does not matter.
          shape === 'gamma' || mean < 2 * this.cell
          ? this.#gamma(mean, distribution.cv)
          : this.#fromChance(
              mean,
              shape === 'pareto' ? paretoCdf(mean, distribution.cv) : lognormalCdf(mean, distribution.cv),
            );
    this.#known.set(key, made);
    return made;
  }

  /** Exact, value by value. */
  #measured(distribution: Extract<Distribution, { shape: 'measured' }>): Spectrum {
    const { values, weights } = distribution;
    const known = this.#sampled.get(distribution);
    if (known) return known;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const made = this.mix(
      values.map((value, i) => ({
        weight: weights[i]! / total,
        part: { shift: value, mean: value, re: null, im: null },
      })),
    );
    this.#sampled.set(distribution, made);
    return made;
  }

  waiting({ chance, mean, spread = 1 }: Wait): Spectrum {
    if (!(chance > 0 && mean > 0)) return ZERO;
    if (spread !== 1) {
      const part = this.of({ shape: 'gamma', mean: mean / chance, cv: Math.sqrt(spread) });
      return this.mix([
        { weight: chance, part },
        { weight: 1 - chance, part: ZERO },
      ]);
    }
    const scale = mean / chance;
    const re = new Float64Array(HALF);
    const im = new Float64Array(HALF);
    const x = 1 + this.real * scale;
    for (let k = 0; k < HALF; k++) {
      const y = this.step * k * scale;
      const size = chance / (x * x + y * y);
      re[k] = 1 - chance + x * size;
      im[k] = -y * size;
    }
    return { shift: 0, mean, re, im };
  }

  sum(first: Spectrum, second: Spectrum): Spectrum {
    const shift = first.shift + second.shift;
    const mean = first.mean + second.mean;
    if (!first.re || !first.im) return { shift, mean, re: second.re, im: second.im };
    if (!second.re || !second.im) return { shift, mean, re: first.re, im: first.im };
    const re = new Float64Array(HALF);
    const im = new Float64Array(HALF);
    for (let k = 0; k < HALF; k++) {
      re[k] = first.re[k]! * second.re[k]! - first.im[k]! * second.im[k]!;
      im[k] = first.re[k]! * second.im[k]! + first.im[k]! * second.re[k]!;
    }
    return { shift, mean, re, im };
  }

  times(part: Spectrum, count: number): Spectrum {
    let total = ZERO;
    let square = part;
    for (let left = count; left >= 1; left = Math.floor(left / 2)) {
      if (left % 2 === 1) total = this.sum(total, square);
      if (left > 1) square = this.sum(square, square);
    }
    return total;
  }

  within(part: Spectrum, limit: number, share: number): Spectrum {
    return share < FEW ? constant(limit) : this.#cut(part, limit, (chance) => Math.min(1, chance / share));
  }

  until(part: Spectrum, limit: number): Spectrum {
    return this.#cut(part, limit, (chance) => chance);
  }

  #cut(part: Spectrum, limit: number, of: (chance: number) => number): Spectrum {
    if (part.shift >= limit || !Number.isFinite(part.mean)) return constant(limit);
    if (!part.re) return part;
    const column = this.cumulative(part, part.shift);
    return this.fromCumulative(part.shift, (j) => (part.shift + this.endOf(j) >= limit ? 1 : of(column[j]!)));
  }

  /** Chance to take no longer than `limit`. */
  chanceBy(part: Spectrum, limit: number): number {
    const end = limit - part.shift;
    if (!(end >= 0) || !Number.isFinite(part.mean)) return 0;
    if (!part.re) return 1;
    const column = this.cumulative(part, part.shift);
    const at = end / this.cell + ROOM - 0.5;
    const cell = Math.floor(at);
    const [below, next] = [
      column[Math.min(cell, POINTS - 1)] ?? 0,
      column[Math.min(cell + 1, POINTS - 1)] ?? 0,
    ];
    return below + (at - cell) * (next - below);
  }

  mix(parts: readonly Weighted<Spectrum>[]): Spectrum {
    const taken = parts.filter((part) => part.weight > 0);
    const only = taken[0];
    if (taken.length === 1 && only) return only.part;
    const shift = taken.reduce((least, { part }) => Math.min(least, part.shift), Number.POSITIVE_INFINITY);
    const re = new Float64Array(HALF);
    const im = new Float64Array(HALF);
    let mean = 0;
    for (const { weight, part } of taken) {
      mean += weight * part.mean;
      this.accumulate(re, im, part, weight, part.shift - shift);
    }
    return { shift, mean, re, im };
  }

  slowest(parts: readonly Spectrum[]): Spectrum {
    if (parts.every((part) => this.unresolved(part))) {
      const mean = parts.reduce((most, part) => Math.max(most, part.mean), 0);
      return { shift: mean, mean, re: null, im: null };
    }
    const shift = parts.reduce((least, part) => Math.min(least, part.shift), Number.POSITIVE_INFINITY);
    const columns = parts.map((part) => this.cumulative(part, shift));
    return this.fromCumulative(shift, (j) => {
      let all = 1;
      for (const column of columns) all *= column[j]!;
      return all;
    });
  }

  some(parts: readonly Spectrum[], need: number): Spectrum {
    if (need >= parts.length) return this.slowest(parts);
    if (parts.every((part) => this.unresolved(part))) {
      const mean = parts.map((part) => part.mean).sort((a, b) => a - b)[need - 1]!;
      return { shift: mean, mean, re: null, im: null };
    }
    const shift = parts.reduce((least, part) => Math.min(least, part.shift), Number.POSITIVE_INFINITY);
    const columns = parts.map((part) => this.cumulative(part, shift));
    return this.fromCumulative(shift, (j) =>
      atLeast(
        columns.map((column) => column[j]!),
        need,
      ),
    );
  }

  quorum(part: Spectrum, count: number, need: number): Spectrum {
    if (count <= 1 || !part.re) return part;
    if (this.unresolved(part)) {
      // Order statistics of an exponential beyond the shift.
      let mean = part.shift;
      for (let left = count; left > count - need; left--) mean += (part.mean - part.shift) / left;
      return { shift: mean, mean, re: null, im: null };
    }
    const column = this.cumulative(part, part.shift);
    return this.fromCumulative(part.shift, (j) => quorum(column[j]!, count, need));
  }

  #gamma(mean: number, cv: number): Spectrum {
    const power = -1 / (cv * cv);
    const scale = mean * cv * cv;
    const re = new Float64Array(HALF);
    const im = new Float64Array(HALF);
    const x = 1 + this.real * scale;
    for (let k = 0; k < HALF; k++) {
      const y = this.step * k * scale;
      const size = Math.exp((power / 2) * Math.log(x * x + y * y));
      const turn = power * Math.atan2(y, x);
      re[k] = size * Math.cos(turn);
      im[k] = size * Math.sin(turn);
    }
    return { shift: 0, mean, re, im };
  }

  #hyperexponential(mean: number, cv: number): Spectrum {
    const square = Math.max(1, cv * cv);
    const quick = (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
    return this.mix([
      { weight: quick, part: this.waiting({ chance: 1, mean: mean / (2 * quick) }) },
      { weight: 1 - quick, part: this.waiting({ chance: 1, mean: mean / (2 * (1 - quick)) }) },
    ]);
  }

  /** A distribution by its chance up to a time. */
  #fromChance(mean: number, chance: (time: number) => number): Spectrum {
    const masses = new Float64Array(POINTS);
    let below = 0;
    let found = 0;
    for (let j = 0; j < POINTS && below < 1 - 1e-9; j++) {
      const next = chance((j + 0.5) * this.cell);
      masses[j] = next - below;
      found += masses[j]! * j * this.cell;
      below = next;
    }
    const part = this.fromMasses(masses, 0);
    // Cells round times to their middle; what that changes of a mean that fits the grid is put back.
    const missing = below > 1 - 1e-6 ? mean - found : 0;
    return { ...part, shift: Math.max(0, missing), mean };
  }
}
