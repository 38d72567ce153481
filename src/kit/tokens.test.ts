import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOAD_FILL, LOAD_INK, loadColor, loadInk, oklab, SERIES, type ThemeName } from './ramp.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightPart, darkPart] = css.split(':root[data-theme="dark"]') as [string, string];

function declared(text: string): Map<string, string> {
  return new Map([...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1]!, match[2]!]));
}

const light = declared(lightPart);
const tokens: Record<ThemeName, Map<string, string>> = {
  light,
  dark: new Map([...light, ...declared(darkPart)]),
};

function color(theme: ThemeName, name: string): string {
  const value = tokens[theme].get(name);
  if (value === undefined) throw new Error(`${name} is not a token`);
  const alias = /^var\((--[\w-]+)\)$/.exec(value);
  return alias ? color(theme, alias[1]!) : value;
}

const channel = (hex: string, at: number): number => {
  const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
const linear = (hex: string): [number, number, number] => [channel(hex, 1), channel(hex, 3), channel(hex, 5)];

/** Contrast by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [x, y] = [a, b].map((hex) => {
    const [r, g, bl] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  }) as [number, number];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const THEMES = ['light', 'dark'] as const;
const GROUNDS = ['--paper', '--surface', '--raised', '--sunken'];
const GROUPS = ['clients', 'edge', 'compute', 'caches', 'data', 'messaging', 'external'];

describe.each(THEMES)('tokens, %s', (theme) => {
  it.each(['--ink', '--ink-2', '--ink-3', '--accent-ink', '--bad', '--warn', '--good'])(
    '%s is readable on every ground',
    (ink) => {
      for (const ground of GROUNDS)
        expect(contrast(color(theme, ink), color(theme, ground)), ground).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('colored words are readable on their own soft grounds', () => {
    const pairs = [
      ['--accent-ink', '--accent-soft'],
      ['--bad', '--bad-soft'],
      ['--warn', '--warn-soft'],
      ['--good', '--good-soft'],
      ['--on-accent', '--accent'],
      ['--on-accent', '--accent-strong'],
      ['--tip-ink', '--tip'],
      ...GROUPS.map((group) => [`--hue-${group}`, `--hue-${group}-soft`]),
    ];
    for (const [ink, ground] of pairs)
      expect(contrast(color(theme, ink!), color(theme, ground!)), ink).toBeGreaterThanOrEqual(4.5);
  });

  it('the focus ring and control edges stand out by 3:1', () => {
    for (const name of ['--focus', '--line-control'])
      for (const ground of ['--paper', '--surface'])
        expect(contrast(color(theme, name), color(theme, ground)), name).toBeGreaterThanOrEqual(3);
  });

  it('says the same ramp and series in styles and in numbers', () => {
    for (const [at, hex] of LOAD_FILL[theme]) expect(color(theme, `--load-${at * 100}`)).toBe(hex);
    for (const [at, hex] of LOAD_INK[theme]) expect(color(theme, `--load-ink-${at * 100}`)).toBe(hex);
    SERIES[theme].forEach((hex, i) => {
      expect(color(theme, `--series-${i}`)).toBe(hex);
    });
  });

  it('the ramp is seen (3:1) and its words are read (4.5:1) at every load', () => {
    for (let u = 0; u <= 1.6; u += 0.01)
      for (const ground of ['--paper', '--surface']) {
        expect(contrast(loadColor(u, theme), color(theme, ground)), `fill at ${u}`).toBeGreaterThanOrEqual(3);
        expect(contrast(loadInk(u, theme), color(theme, ground)), `ink at ${u}`).toBeGreaterThanOrEqual(4.5);
      }
  });

  it('the ramp moves evenly within each band', () => {
    for (const [from, to] of [
      [0, 0.35],
      [0.35, 0.7],
      [0.7, 1],
    ] as const) {
      const steps: number[] = [];
      for (let u = from; u < to - 0.04; u += 0.05)
        steps.push(apart(oklab(loadColor(u, theme)), oklab(loadColor(u + 0.05, theme))));
      expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.35);
    }
  });

  it('rest, target and saturation stay apart for color-blind eyes', () => {
    for (const kind of ['protan', 'deutan', 'tritan'] as const) {
      const [rest, target, full] = [0.2, 0.7, 1].map((u) => seen(loadColor(u, theme), kind)) as [
        Lab,
        Lab,
        Lab,
      ];
      expect(apart(rest, target), `${kind} rest-target`).toBeGreaterThan(0.07);
      expect(apart(target, full), `${kind} target-full`).toBeGreaterThan(0.07);
      expect(apart(rest, full), `${kind} rest-full`).toBeGreaterThan(0.07);
    }
  });

  it('series are seen on paper and stay apart for color-blind eyes', () => {
    const colors = SERIES[theme];
    for (const a of colors) {
      expect(contrast(a, color(theme, '--paper'))).toBeGreaterThanOrEqual(3);
      for (const b of colors)
        if (a !== b)
          for (const kind of ['protan', 'deutan', 'tritan'] as const)
            expect(apart(seen(a, kind), seen(b, kind)), `${a} ${b} ${kind}`).toBeGreaterThan(0.08);
    }
  });
});

type Lab = readonly [number, number, number];

function apart(a: Lab, b: Lab): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Full dichromacy by Machado, Oliveira and Fernandes (2009), in linear sRGB. */
const MACHADO = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

function seen(hex: string, kind: keyof typeof MACHADO): Lab {
  const rgb = linear(hex);
  const out = MACHADO[kind].map((row) => {
    const c = Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]));
    return Math.round((c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055) * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return oklab(`#${out.join('')}`);
}
