import { UNIT } from '../build.ts';
import { cached, hitRatio } from '../cacheCases.ts';
import type { Given } from './given.ts';
import type { Model, Part } from './parts.ts';

/** Error of Che's approximation, of the whole. */
const CHE = 0.003;

/** Caches: what they keep, of how many things by Zipf's law. */
export const LOOKUPS: readonly Model[] = [
  {
    needs: ['keys', 'alpha'],
    may: ['size', 'eviction'],
    parts: (given, expected) => {
      const eviction = given.word('eviction', ['lru', 'fifo', 'lfu']);
      const zipf = [given.whole('keys'), given.number('alpha', undefined, 0)] as const;
      const of = (size: number, key: string, suffix?: string): Part => ({
        ...(suffix && { suffix }),
        network: cached(1, ...zipf, { capacity: size, eviction }),
        makes: { [key]: (exact) => hitRatio(exact, isExact(given) ? 0 : CHE / exact) },
      });
      if (given.has('size')) return [of(given.whole('size'), 'hit_ratio')];
      return expected.flatMap((key) => {
        const size = Number(/^hit_C(\d+)$/.exec(key)?.[1]);
        return size > 0 ? [of(size, key, `${size} kept`)] : [];
      });
    },
  },
  {
    needs: ['lam', 'ttl'],
    may: ['keys', 'alpha', 'slides'],
    parts: (given) => [
      {
        network: cached(given.number('lam'), given.whole('keys', 1), given.number('alpha', 1, 0), {
          ...{ eviction: 'age', timeToLive: given.number('ttl') * UNIT, slides: given.flag('slides', false) },
        }),
        makes: { hit_ratio: (exact) => hitRatio(exact) },
      },
    ],
  },
];

/** Of few things hit ratios are known exactly (King 1971); of many they are approximated. */
function isExact(given: Given): boolean {
  return given.whole('keys') < 100;
}
