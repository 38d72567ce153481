import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromTrack, round, stepFrom, toTrack } from './scale.ts';

describe('scale', () => {
  it('puts 1 where the logarithm says on a track from 0.1 to 20', () => {
    expect(toTrack(0.1, 0.1, 20, 'log')).toBe(0);
    expect(toTrack(20, 0.1, 20, 'log')).toBe(1);
    expect(toTrack(1, 0.1, 20, 'log')).toBeCloseTo(Math.log(10) / Math.log(200), 12);
  });

  it('comes back to the value it left', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('linear' as const, 'log' as const),
        fc.constantFrom(0, 0.1, 5),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (scale, min, share) => {
          const value = min + share * 1000;
          expect(fromTrack(toTrack(value, min, min + 1000, scale), min, min + 1000, scale)).toBeCloseTo(
            value,
            6,
          );
        },
      ),
    );
  });

  it('steps as people count: 9, 10, 20 up and 20, 10, 9 down', () => {
    const log = { min: 0.1, max: 20000, scale: 'log' as const };
    const up = [9];
    for (let i = 0; i < 3; i += 1) up.push(stepFrom(up.at(-1)!, 1, log));
    expect(up).toEqual([9, 10, 20, 30]);
    const down = [20];
    for (let i = 0; i < 3; i += 1) down.push(stepFrom(down.at(-1)!, -1, log));
    expect(down).toEqual([20, 10, 9, 8]);
    expect(stepFrom(1.38, 1, log)).toBe(2);
    expect(stepFrom(1.38, -1, log)).toBe(1);
  });

  it('steps whole numbers by one at least, and stays inside', () => {
    const whole = { min: 1, max: 8, step: 1, scale: 'log' as const };
    expect(stepFrom(1, 1, whole)).toBe(2);
    expect(stepFrom(2, -1, whole)).toBe(1);
    expect(stepFrom(1, -1, whole)).toBe(1);
    expect(stepFrom(8, 1, whole, true)).toBe(8);
  });

  it('rounds a dragged value to what people say', () => {
    expect(round(1.3847, 0.1, 20, 'log')).toBe(1.4);
    expect(round(0.333, 0, 1, 'linear', 0.05)).toBe(0.35);
    expect(round(3.4, 1, 500, 'log', 1)).toBe(3);
    expect(round(318, 1, 500, 'log', 1)).toBe(320);
  });
});
