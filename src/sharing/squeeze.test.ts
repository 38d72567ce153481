import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { INFLATED_LIMIT, squeeze, TooLarge, unsqueeze } from './squeeze.ts';

describe('squeezed bytes', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
        expect(unsqueeze(squeeze(bytes))).toEqual(bytes);
      }),
    );
  });

  it('come back at exactly the limit, and not past it', () => {
    expect(unsqueeze(squeeze(new Uint8Array(INFLATED_LIMIT))).length).toBe(INFLATED_LIMIT);
    expect(() => unsqueeze(squeeze(new Uint8Array(INFLATED_LIMIT + 1)))).toThrow(TooLarge);
  });

  it('are read no further than the limit', () => {
    const bomb = deflateSync(new Uint8Array(20_000_000), { level: 9 });
    // Broken from the middle on: whoever read that far would stumble over it instead.
    bomb.fill(255, bomb.length / 2);
    expect(() => unsqueeze(bomb)).toThrow(TooLarge);
  });

  it('that end early are an error', () => {
    const bytes = squeeze(new TextEncoder().encode('a text of some length, and of some more length'));
    for (let length = 1; length < bytes.length; length++)
      expect(() => unsqueeze(bytes.subarray(0, length))).toThrow();
  });
});
