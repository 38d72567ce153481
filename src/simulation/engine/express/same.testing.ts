/** Where two reports part by more than the order in which numbers were added up, as `path: one, other`; '' if nowhere. */
export function difference(one: unknown, other: unknown, path = ''): string {
  if (typeof one === 'number' && typeof other === 'number') {
    const scale = Math.max(0.01, Math.abs(one), Math.abs(other));
    return Object.is(one, other) || Math.abs(one - other) <= 1e-8 * scale ? '' : `${path}: ${one}, ${other}`;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other ? '' : `${path}: ${one}, ${other}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    // What is worked out beforehand is no event; of limits that are used alike, either may be called the one that binds.
    if ((path === '.totals' && key === 'events') || key === 'binding') continue;
    const found = difference(one[key as never], other[key as never], `${path}.${key}`);
    if (found !== '') return found;
  }
  return '';
}
