/**
 * The load ramp as numbers, for canvas drawing; tokens.css carries the same stops for styles (a test compares).
 * Cool at rest, amber from the target of 0.7, red at saturation, darker or deeper past it.
 * Between two stops the color moves on a straight line in OKLab, so equal steps of load look equally large.
 */
export type ThemeName = 'light' | 'dark';

type Stops = readonly (readonly [utilization: number, color: string])[];

/** Fills and levels: at least 3:1 against the grounds they stand on. */
export const LOAD_FILL: Readonly<Record<ThemeName, Stops>> = {
  light: [
    [0, '#5393ab'],
    [0.35, '#4b9779'],
    [0.7, '#bf7b0f'],
    [1, '#cc2827'],
    [1.5, '#920624'],
  ],
  dark: [
    [0, '#437d93'],
    [0.35, '#539a7c'],
    [0.7, '#eba440'],
    [1, '#ef4744'],
    [1.5, '#de1d3f'],
  ],
};

/** Words and digits: at least 4.5:1 against the same grounds. */
export const LOAD_INK: Readonly<Record<ThemeName, Stops>> = {
  light: [
    [0, '#306579'],
    [0.35, '#276a51'],
    [0.7, '#855200'],
    [1, '#b7191c'],
    [1.5, '#890120'],
  ],
  dark: [
    [0, '#82b3c8'],
    [0.35, '#82c5a8'],
    [0.7, '#f5b75b'],
    [1, '#fb817a'],
    [1.5, '#fd717c'],
  ],
};

type Triple = readonly [number, number, number];

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toGamma = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

/** sRGB hex to OKLab (B. Ottosson, 2020, https://bottosson.github.io/posts/oklab/). */
export function oklab(hex: string): Triple {
  const [r, g, b] = [1, 3, 5].map((i) => toLinear(Number.parseInt(hex.slice(i, i + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function hexOf([L, a, b]: Triple): string {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${rgb
    .map((c) =>
      Math.round(Math.min(1, Math.max(0, toGamma(Math.max(0, c)))) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** One color a hundredth of load, so that drawing thousands of levels only looks up. */
const STEPS = 150;

function table(stops: Stops): readonly string[] {
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const u = i / 100;
    const above = stops.findIndex(([at]) => at >= u - 1e-9);
    const [highAt, high] = stops[above]!;
    const [lowAt, low] = stops[Math.max(0, above - 1)]!;
    const t = highAt === lowAt ? 1 : (u - lowAt) / (highAt - lowAt);
    const from = oklab(low);
    const to = oklab(high);
    return hexOf([
      from[0] + (to[0] - from[0]) * t,
      from[1] + (to[1] - from[1]) * t,
      from[2] + (to[2] - from[2]) * t,
    ]);
  });
}

/** Made when they are asked for: nothing that is loaded shows before the first frame. */
const tables = new Map<Stops, readonly string[]>();

function pick(stops: Stops, utilization: number): string {
  const colors = tables.get(stops) ?? table(stops);
  tables.set(stops, colors);
  const u = Number.isNaN(utilization) ? 0 : Math.min(1.5, Math.max(0, utilization));
  return colors[Math.round(u * 100)]!;
}

/** Fill color of a utilization (1 is saturation; past 1.5 it stays), as `#rrggbb`. */
export function loadColor(utilization: number, theme: ThemeName): string {
  return pick(LOAD_FILL[theme], utilization);
}

/** Text color of a utilization, as `#rrggbb`. */
export function loadInk(utilization: number, theme: ThemeName): string {
  return pick(LOAD_INK[theme], utilization);
}

/** Colors for series of things in order; chosen by search to stay apart under deutan, protan and tritan vision. */
export const SERIES: Readonly<Record<ThemeName, readonly string[]>> = {
  light: ['#013796', '#df6415', '#017272', '#bf6cb2', '#944801', '#5088fe', '#6b2646', '#7752c1'],
  dark: ['#b7d4fe', '#fe7e3d', '#0ebda2', '#bb8cfc', '#926c02', '#655fe3', '#c33186', '#ffd74b'],
};

/** The color of the series with this place in its order; repeats after eight. */
export function seriesColor(index: number, theme: ThemeName): string {
  const colors = SERIES[theme];
  return colors[index % colors.length]!;
}
