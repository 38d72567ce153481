export type Scale = 'linear' | 'log';

/** Where a value lies on its track, 0..1. A logarithmic track that begins at 0 is linear in log(1 + x). */
export function toTrack(value: number, min: number, max: number, scale: Scale): number {
  const inside = Math.min(max, Math.max(min, value));
  if (scale === 'linear') return (inside - min) / (max - min);
  return (grow(inside, min) - grow(min, min)) / (grow(max, min) - grow(min, min));
}

/** The inverse of `toTrack`. */
export function fromTrack(track: number, min: number, max: number, scale: Scale): number {
  const t = Math.min(1, Math.max(0, track));
  if (scale === 'linear') return min + t * (max - min);
  const low = grow(min, min);
  const grown = low + t * (grow(max, min) - low);
  return min > 0 ? Math.exp(grown) : Math.expm1(grown) + min;
}

function grow(value: number, min: number): number {
  return min > 0 ? Math.log(value) : Math.log1p(value - min);
}

/** To the step where one is given; else, as people say numbers, to two significant digits on a log scale. */
export function round(value: number, min: number, max: number, scale: Scale, step?: number): number {
  let rounded = value;
  if (step !== undefined) rounded = Math.round((value - min) / step) * step + min;
  if (scale === 'log' && (step === undefined || value >= step * 100)) rounded = Number(value.toPrecision(2));
  return Number(Math.min(max, Math.max(min, rounded)).toPrecision(12));
}

/** The next value up or down: a step, or on a log scale the next of 1, 2, 3 ... 9, 10, 20, 30 ... */
export function stepFrom(
  value: number,
  way: 1 | -1,
  { min, max, step, scale }: { min: number; max: number; step?: number | undefined; scale: Scale },
  large = false,
): number {
  let next: number;
  if (scale === 'linear') {
    const by = (step ?? (max - min) / 100) * (large ? 10 : 1);
    next = value + way * by;
  } else if (large) {
    next = way > 0 ? value * 10 : value / 10;
  } else {
    const size = Math.abs(value) < 1e-12 ? (step ?? 1) : 10 ** Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    const down = way < 0 && Math.abs(value / size - 1) < 1e-9 ? size / 10 : size;
    const by = Math.max(way > 0 ? size : down, step ?? 0);
    next = way > 0 ? Math.floor(value / by + 1e-9) * by + by : Math.ceil(value / by - 1e-9) * by - by;
  }
  return Number(Math.min(max, Math.max(min, next)).toPrecision(12));
}
