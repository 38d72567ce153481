import type { Kind } from '../../catalog/kind.ts';
import { KINDS } from '../../catalog/kinds.ts';
import { near, ranked } from '../commands/search.ts';

/** The kinds that answer to what was typed, best first; all of them, in catalog order, when nothing was. */
export function searchKinds(typed: string, kinds: readonly Kind[] = KINDS): readonly Kind[] {
  const words = typed.trim().toLowerCase();
  if (words === '') return kinds;
  return ranked(kinds, namesOf, words).map(({ item }) => item);
}

/** The same for who can see what is found: where nothing answers, what is spelled nearly so. */
export function searchKindsLoosely(typed: string, kinds: readonly Kind[]): readonly Kind[] {
  const found = searchKinds(typed, kinds);
  return found.length > 0 ? found : near(kinds, namesOf, typed.toLowerCase()).map(({ item }) => item);
}

const namesOf = (kind: Kind): readonly string[] => [kind.label, ...kind.aliases];
