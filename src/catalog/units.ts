import type { ParamSpec, ParamValue, Unit } from './kind.ts';

/**
 * Numbers as people say them. Always the same text on every machine: no locale is asked, so that a report
 * written here reads the same elsewhere.
 */
const UNKNOWN = '–';

/** Three significant digits, no trailing zeros, thousands separated: 11.6, 0.034, 1,024. */
export function formatCount(n: number): string {
  if (Number.isNaN(n)) return UNKNOWN;
  if (!Number.isFinite(n)) return n < 0 ? '-∞' : '∞';
  const size = Math.abs(n);
  if (size >= 999_500_000_000) return `${digits(n / 1e12)} T`;
  if (size >= 999_500_000) return `${digits(n / 1e9)} G`;
  if (size >= 999_500) return `${digits(n / 1e6)} M`;
  if (Number.isInteger(n)) return group(String(n));
  return digits(n);
}

/** Requests a second: `116/s`, `11.6 k/s`, `1.2 M/s`. */
export function formatRate(perSecond: number): string {
  if (!Number.isFinite(perSecond)) return formatCount(perSecond);
  const size = Math.abs(perSecond);
  if (size >= 999_500_000) return `${digits(perSecond / 1e9)} G/s`;
  if (size >= 999_500) return `${digits(perSecond / 1e6)} M/s`;
  if (size >= 999.5) return `${digits(perSecond / 1e3)} k/s`;
  return `${digits(perSecond)}/s`;
}

/** A time given in ms: `0.05 ms`, `88 ms`, `1.2 s`, `10 min`, `2 h`. */
export function formatMs(ms: number): string {
  if (!Number.isFinite(ms)) return formatCount(ms);
  const size = Math.abs(ms);
  if (size < 0.001 && size > 0) return `${digits(ms * 1e6)} ns`;
  if (size < 9.95) return `${digits(ms, 2)} ms`;
  if (size < 999.5) return `${Math.round(ms)} ms`;
  if (size < 9950) return `${digits(ms / 1000, 2)} s`;
  if (size < 119_500) return `${digits(ms / 1000)} s`;
  if (size < 7_170_000) return `${digits(ms / 60_000)} min`;
  return `${digits(ms / 3_600_000)} h`;
}

/** A time in ms with the half-width of its interval in the same unit: `84 ms ±0.6`; without one, the time alone. */
export function formatWithin(ms: number, half: number): string {
  const words = formatMs(ms);
  if (!Number.isFinite(half) || !(ms > 0)) return words;
  const [number = ''] = words.split(' ');
  const unit = Number(number.replaceAll(',', '')) / ms;
  return `${words} ±${Number((half * unit).toPrecision(half * unit < 9.5 ? 1 : 2))}`;
}

/** A share of 1: `72 %`, `7.3 %`, `0.12 %`; close to 1 as many nines as it takes: `99.99 %`. */
export function formatFraction(f: number): string {
  if (!Number.isFinite(f)) return formatCount(f);
  const percent = f * 100;
  const away = 1 - f;
  if (away > 0 && away < 0.01) {
    // Enough decimals that a miss of the objective never rounds to "100 %".
    const places = Math.min(8, Math.max(1, Math.ceil(-Math.log10(away)) - 1));
    return `${trim(percent.toFixed(places))} %`;
  }
  if (Math.abs(percent) >= 10) return `${group(String(Math.round(percent)))} %`;
  return `${digits(percent, 2)} %`;
}

/** Share of a limit that is used: what rounds to none is none. */
export function formatUse(f: number): string {
  return formatFraction(f < 0.0005 ? 0 : f);
}

/** A multiple: `1.38x`, `12.5x`, `240x`. */
export function formatFactor(f: number): string {
  return Number.isFinite(f) ? `${digits(f)}x` : formatCount(f);
}

const UNIT_SUFFIX: Readonly<Record<Exclude<Unit, 'ms' | 'fraction' | 'req/s'>, string>> = {
  '': '',
  s: ' s',
  'Gbit/s': ' Gbit/s',
  KB: ' KB',
};

/** A parameter's value with its unit, or the word of its choice. */
export function formatParam(spec: ParamSpec, value: ParamValue): string {
  if (spec.type === 'choice') return spec.options.find((o) => o.value === value)?.label ?? String(value);
  if (spec.type === 'toggle') return value === true ? 'on' : 'off';
  if (typeof value !== 'number') return String(value);
  if (spec.unlimited && value >= spec.max) return 'no limit';
  if (spec.unit === 'ms') return formatMs(value);
  if (spec.unit === 'fraction') return formatFraction(value);
  if (spec.unit === 'req/s') return formatRate(value);
  return `${formatCount(value)}${UNIT_SUFFIX[spec.unit]}`;
}

/** `significant` digits for numbers below 10 ** significant, whole numbers above, without trailing zeros. */
function digits(n: number, significant = 3): string {
  if (n === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(n)));
  const places = Math.min(12, Math.max(0, significant - 1 - size));
  return group(trim(n.toFixed(places)));
}

function trim(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function group(text: string): string {
  const [whole = '', rest] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
