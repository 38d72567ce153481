import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE, Contents, FIFO, LFU, LRU } from './contents.ts';
import { KeyIndex } from './keyIndex.ts';

describe('numbers by key', () => {
  it('are those of a map, whatever is put in and taken out', () => {
    const step = fc.record({ key: fc.integer({ min: -6, max: 40 }), put: fc.boolean(), value: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.constantFrom(1, 16, 65_536), (steps, stride) => {
        const index = new KeyIndex();
        const map = new Map<number, number>();
        for (const { key, put, value } of steps) {
          if (put) index.set(key * stride, value);
          else index.remove(key * stride);
          if (put) map.set(key, value);
          else map.delete(key);
          expect(index.size).toBe(map.size);
        }
        for (let key = -6; key <= 40; key++) expect(index.get(key * stride)).toBe(map.get(key) ?? -1);
      }),
    );
  });
});

/** The same, written without any care for speed. */
class Plain {
  private entries: { key: number; uses: number; used: number; made: number }[] = [];
  private clock = 0;
  constructor(
    private readonly capacity: number,
    private readonly policy: number,
  ) {}
  has(key: number): boolean {
    return this.entries.some((entry) => entry.key === key);
  }
  use(key: number): void {
    const entry = this.entries.find((one) => one.key === key)!;
    entry.uses++;
    entry.used = this.clock++;
  }
  put(key: number): void {
    const old = this.entries.find((one) => one.key === key);
    if (old) {
      this.use(key);
      old.made = this.clock++;
      return;
    }
    if (this.entries.length === this.capacity) {
      const worth = ({ uses, used, made }: (typeof this.entries)[number]): number =>
        this.policy === LRU ? used : this.policy === FIFO ? made : uses * 1e6 + used;
      this.entries.sort((a, b) => worth(a) - worth(b)).shift();
    }
    this.entries.push({ key, uses: 1, used: this.clock++, made: this.clock++ });
  }
}

describe('contents', () => {
  it.each([
    ['LRU', LRU],
    ['LFU', LFU],
    ['FIFO', FIFO],
  ])('by %s hold what a plain cache would', (_, policy) => {
    const requests = fc.array(fc.nat(12), { maxLength: 300 });
    fc.assert(
      fc.property(requests, fc.integer({ min: 1, max: 8 }), (keys, capacity) => {
        const contents = new Contents(capacity, policy, false);
        const plain = new Plain(capacity, policy);
        keys.forEach((key, i) => {
          const entry = contents.find(key);
          expect(entry >= 0, `request ${i}`).toBe(plain.has(key));
          // Now and then an entry is made again, as when it has become too old.
          if (entry >= 0 && i % 5 !== 0) {
            contents.use(entry);
            plain.use(key);
          } else {
            contents.put(key, i, Infinity, 0);
            plain.put(key);
          }
          expect(contents.size).toBeLessThanOrEqual(capacity);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('by age alone are never full, and let go of what has been too old for long', () => {
    const contents = new Contents(1, AGE, false);
    for (let key = 0; key < 1000; key++) contents.put(key, key, key + 10, 0);
    expect(contents.find(999)).toBeGreaterThanOrEqual(0);
    expect(contents.find(985)).toBeGreaterThanOrEqual(0);
    expect(contents.find(900)).toBe(-1);
    expect(contents.size).toBeLessThan(25);
  });

  it('are empty after they have been cleared, and fill again', () => {
    for (const policy of [LRU, LFU, FIFO, AGE]) {
      const contents = new Contents(3, policy, false);
      for (const key of [1, 2, 3, 2, 4]) contents.put(key, 0, Infinity, 0);
      contents.clear();
      expect([contents.size, contents.find(2), contents.find(4)]).toEqual([0, -1, -1]);
      for (const key of [5, 6, 7]) contents.put(key, 0, Infinity, 0);
      expect([5, 6, 7].map((key) => contents.find(key) >= 0)).toEqual([true, true, true]);
    }
  });
});
