/** Times in fields, in the unit people use for such a time. Of each unit its ms, and from how many on it is used. */
const UNITS: Readonly<Record<string, readonly [ms: number, from: number]>> = {
  h: [3_600_000, 7_200_000],
  min: [60_000, 120_000],
  s: [1000, 1000],
  ms: [1, 0],
};

export interface ShownUnit {
  readonly unit: string;
  /** So many of the field's own unit. */
  readonly size: number;
}

/** The largest unit in which a time is said by three digits at most; `unit` itself where that is no unit of time. */
export function shownUnit(value: number, unit: string): ShownUnit {
  const [own] = UNITS[unit] ?? [];
  for (const name in own ? UNITS : {}) {
    const [ms, from] = UNITS[name]!;
    const size = ms / own!;
    if (size > 1 && value * own! >= from && Number((value / size).toPrecision(3)) * size === value)
      return { unit: name, size };
  }
  return { unit, size: 1 };
}

/** A time that was typed with its unit: the number, and how large that unit is in the field's own; null for anything else. */
export function splitTime(
  text: string,
  unit: string,
): { readonly digits: string; readonly size: number } | null {
  const [own] = UNITS[unit] ?? [];
  const [, digits, name = ''] = /^(.*\d)\s*(ms|s|m|min|h)\s*$/i.exec(text) ?? [];
  const [ms] = UNITS[name === 'm' ? 'min' : name.toLowerCase()] ?? [];
  return own && ms && digits ? { digits, size: ms / own } : null;
}
