/** The sign before a fragment as some mail filters write it. A browser then takes the fragment for a path. */
const ESCAPED = /%23.*$/is;

/** What stands after the `#`, or after what stands for it. */
export function fragmentOf({ hash, pathname }: Pick<Location, 'hash' | 'pathname'>): string {
  const fragment = hash.replace(/^#/, '') || (ESCAPED.exec(pathname)?.[0] ?? '');
  return fragment.replace(/^%23/i, '');
}

/** The address of the page itself. */
export function pageAddress({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  return pathname.replace(ESCAPED, '') + search;
}
