import type { Kind } from '../catalog/kind.ts';
import { KINDS } from '../catalog/kinds.ts';
import { ranked } from './search.ts';

/** The kinds that answer to what was typed, best first; all of them, in catalog order, when nothing was. */
export function searchKinds(typed: string, kinds: readonly Kind[] = KINDS): readonly Kind[] {
  const words = typed.trim().toLowerCase();
  if (words === '') return kinds;
  return ranked(kinds, (kind) => [kind.label, ...kind.aliases], words).map(({ item }) => item);
}
