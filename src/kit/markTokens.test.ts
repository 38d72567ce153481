import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const [light = '', dark = ''] = readFileSync(new URL('./markTokens.css', import.meta.url), 'utf8').split(
  ':root[data-theme="dark"]',
);
const declared = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/(--[\w-]+):\s*(#\w+);/g)].map((match) => [match[1]!, match[2]!]));
const THEMES = [
  { name: 'light', tokens: declared(light), grounds: ['#ffffff', '#f7f7f5'] },
  { name: 'dark', tokens: declared(dark), grounds: ['#1e1e22', '#141417'] },
];
const COLORS = ['ink', 'gray', 'red', 'orange', 'yellow', 'green', 'blue', 'purple'];

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [x = 0, y = 0] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

describe.each(THEMES)('colors to draw with, $name', ({ tokens, grounds }) => {
  it.each(COLORS)('%s is readable on paper, and ink on notes of it', (color) => {
    for (const ground of grounds)
      expect(contrast(tokens.get(`--mark-${color}`)!, ground), ground).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.get('--mark-ink')!, tokens.get(`--note-${color}`)!)).toBeGreaterThanOrEqual(7);
    expect(contrast(tokens.get(`--mark-${color}`)!, tokens.get(`--note-${color}`)!)).toBeGreaterThanOrEqual(
      4.5,
    );
  });
});
