import { describe, expect, it } from 'vitest';
import { kindOf } from './kinds.ts';
import {
  formatCount,
  formatFactor,
  formatFraction,
  formatMs,
  formatParam,
  formatRate,
  formatUse,
  formatWithin,
} from './units.ts';

describe('numbers as people say them', () => {
  it.each([
    [0, '0/s'],
    [0.0333, '0.0333/s'],
    [1.1574, '1.16/s'],
    [115.74, '116/s'],
    [999.4, '999/s'],
    [999.6, '1 k/s'],
    [11574.07, '11.6 k/s'],
    [250_000, '250 k/s'],
    [1_234_567, '1.23 M/s'],
    [Number.NaN, '–'],
    [Infinity, '∞'],
  ])('rate %s is %s', (rate, text) => expect(formatRate(rate)).toBe(text));

  it.each([
    [0, '0 ms'],
    [0.01, '0.01 ms'],
    [1.5, '1.5 ms'],
    [87.9, '88 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [1234, '1.2 s'],
    [65_000, '65 s'],
    [600_000, '10 min'],
    [7_200_000, '2 h'],
    [Number.NaN, '–'],
  ])('%s ms is %s', (ms, text) => expect(formatMs(ms)).toBe(text));

  it.each([
    [0, '0 %'],
    [0.0012, '0.12 %'],
    [0.073, '7.3 %'],
    [0.723, '72 %'],
    [1, '100 %'],
    [1.447, '145 %'],
    [12.5, '1,250 %'],
  ])('share %s is %s', (share, text) => expect(formatFraction(share)).toBe(text));

  it('says of a limit that is hardly used that nothing of it is', () => {
    expect([1e-10, 0.0004, 0.0006, 0.72].map(formatUse)).toEqual(['0 %', '0 %', '0.06 %', '72 %']);
  });

  it('never rounds a share below 1 up to all', () => {
    expect(formatFraction(0.999)).toBe('99.9 %');
    expect(formatFraction(0.9999)).toBe('99.99 %');
    expect(formatFraction(0.99985)).toMatch(/^99\.9[89]5? %$/);
    expect(formatFraction(0.9999999)).not.toBe('100 %');
  });

  it.each([
    [1.3824, '1.38x'],
    [2, '2x'],
    [0.1, '0.1x'],
    [12.53, '12.5x'],
    [Infinity, '∞'],
  ])('factor %s is %s', (factor, text) => expect(formatFactor(factor)).toBe(text));

  it.each([
    [7, '7'],
    [1024, '1,024'],
    [2.71999, '2.72'],
    [2_000_000, '2 M'],
    [-5, '-5'],
  ])('count %s is %s', (n, text) => expect(formatCount(n)).toBe(text));
});

describe('values of parameters', () => {
  const spec = (kind: string, key: string) => kindOf(kind)!.params.find((param) => param.key === key)!;

  it('carry their unit', () => {
    expect(formatParam(spec('cdn', 'quota'), 250_000)).toBe('250 k/s');
    expect(formatParam(spec('cdn', 'bandwidth'), 150)).toBe('150 Gbit/s');
    expect(formatParam(spec('cdn', 'hitRatio'), 0.9)).toBe('90 %');
    expect(formatParam(spec('app_service', 'serviceTime'), 1.5)).toBe('1.5 ms');
    expect(formatParam(spec('app_service', 'replicas'), 6)).toBe('6');
  });

  it('are words for choices and for no limit', () => {
    expect(formatParam(spec('app_service', 'threading'), 'blocking')).toBe('Slot is held');
    expect(formatParam(spec('stream', 'queueLimit'), 1_000_000_000)).toBe('no limit');
  });
});

describe('a time with its interval', () => {
  it('has both in one unit, and no more digits of the interval than it knows', () => {
    expect(formatWithin(84.2, 0.6123)).toBe('84 ms ±0.6');
    expect(formatWithin(1234, 34)).toBe('1.2 s ±0.03');
    expect(formatWithin(0.05, 0.0004)).toBe('0.05 ms ±0.0004');
    expect(formatWithin(240, 37.4)).toBe('240 ms ±37');
    expect(formatWithin(3, 0)).toBe('3 ms ±0');
  });

  it('is the time alone where nothing is known of its interval', () => {
    expect(formatWithin(84.2, Number.NaN)).toBe('84 ms');
    expect(formatWithin(Number.NaN, Number.NaN)).toBe(formatMs(Number.NaN));
  });
});
