import { expect, it } from 'vitest';
import { fragmentOf, pageAddress } from './address.ts';

it.each([
  ['', ''],
  ['#', ''],
  ['#t1:abc', 't1:abc'],
  ['#%23t1:abc', 't1:abc'],
  ['%23t1:abc', 't1:abc'],
])('reads the fragment of %j', (hash, fragment) => {
  expect(fragmentOf({ hash, pathname: '/' })).toBe(fragment);
});

it('finds a fragment that an escaped sign made part of the path, and the page before it', () => {
  const location = { hash: '', pathname: '/headroom/%23h1.abc/def', search: '?a' };
  expect(fragmentOf(location)).toBe('h1.abc/def');
  expect(pageAddress(location)).toBe('/headroom/?a');
  expect(pageAddress({ pathname: '/', search: '' })).toBe('/');
});
