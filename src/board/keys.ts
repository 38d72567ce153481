import type { Keys, RequestClass } from './board.ts';
import { KEY_BOUNDS } from './bounds.ts';
import { cleanName } from './clean.ts';

/** What a class begins with when keys are first chosen. Popularity on the web is near to Zipf's law (Breslau et al. 1999). */
export const KEY_DEFAULTS: Keys = { items: 100_000, exponent: 0.8 };

/** Numbers inside their bounds, and no name that says nothing. */
export function cleanKeys(requestClass: RequestClass): RequestClass {
  const { keys } = requestClass;
  if (keys === undefined) return requestClass;
  const within = (key: 'items' | 'exponent'): number => {
    const { min, max } = KEY_BOUNDS[key];
    const value = key === 'items' ? Math.round(keys.items) : keys.exponent;
    return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : KEY_DEFAULTS[key];
  };
  const name = cleanName(keys.name ?? '');
  return {
    ...requestClass,
    keys: { items: within('items'), exponent: within('exponent'), ...(name !== '' && { name }) },
  };
}
