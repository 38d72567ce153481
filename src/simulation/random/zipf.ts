import { exp, log } from './math.ts';
import type { Stream } from './stream.ts';

/**
 * Draws one of `items` things by Zipf's law, exactly, by rejection-inversion (Hormann & Derflinger, "Rejection-inversion
 * to generate variates from monotone discrete distributions", ACM TOMACS 6(3), 1996). No table: a hundred million things
 * take no memory and no time to set up, and nine draws in ten need no second try.
 */
export class Zipf {
  private readonly items: number;
  private readonly exponent: number;
  private readonly first: number;
  private readonly stream: Stream;
  private readonly low: number;
  private readonly high: number;
  /** Within this distance of a whole number no rejection is needed. */
  private readonly near: number;

  constructor(
    keys: { readonly items: number; readonly exponent: number; readonly first?: number },
    stream: Stream,
  ) {
    this.items = Math.max(1, Math.round(keys.items));
    this.exponent = Math.max(0, keys.exponent);
    this.first = keys.first ?? 0;
    this.stream = stream;
    this.low = this.area(1.5) - 1;
    this.high = this.area(this.items + 0.5);
    this.near = 2 - this.inverse(this.area(2.5) - this.density(2));
  }

  /** A key from `first` on; the first is the most popular. */
  next(): number {
    const { low, high, near, items } = this;
    for (;;) {
      const u = high + this.stream.uniform() * (low - high);
      const x = this.inverse(u);
      const k = Math.min(items, Math.max(1, Math.floor(x + 0.5)));
      if (k - x <= near || u >= this.area(k + 0.5) - this.density(k)) return (this.first + k - 1) | 0;
    }
  }

  private density(x: number): number {
    return exp(-this.exponent * log(x));
  }

  /** Of the density from 1 to x. */
  private area(x: number): number {
    const l = log(x);
    return growth((1 - this.exponent) * l) * l;
  }

  private inverse(area: number): number {
    return exp(shrinkage(Math.max(-1, area * (1 - this.exponent))) * area);
  }
}

/** (e^x - 1) / x, also where x is next to nothing. */
function growth(x: number): number {
  return Math.abs(x) > 1e-4 ? (exp(x) - 1) / x : 1 + (x / 2) * (1 + (x / 3) * (1 + x / 4));
}

/** log(1 + x) / x, likewise. */
function shrinkage(x: number): number {
  return Math.abs(x) > 1e-4 ? log(1 + x) / x : 1 - x * (1 / 2 - x * (1 / 3 - x / 4));
}
