import { expect, it } from 'vitest';
import { hasIcon } from './icons.tsx';

it('knows its own names and nothing inherited', () => {
  expect(hasIcon('database')).toBe(true);
  expect(hasIcon('no-such-icon')).toBe(false);
  expect(hasIcon('constructor')).toBe(false);
});
