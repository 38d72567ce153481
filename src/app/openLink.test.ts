import { expect, it } from 'vitest';
import { fragmentOf } from './openLink.ts';

it.each([
  ['', ''],
  ['#', ''],
  ['#t1:abc', 't1:abc'],
  ['#%23t1:abc', 't1:abc'],
  ['%23t1:abc', 't1:abc'],
])('reads the fragment of %j', (hash, fragment) => {
  expect(fragmentOf(hash)).toBe(fragment);
});
