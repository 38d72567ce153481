import { namesOfGroup } from '../../catalog/groupAliases.ts';
import { GROUP_KINDS, type GroupKindSpec } from '../../catalog/groups.ts';
import type { Kind } from '../../catalog/kind.ts';
import { KINDS } from '../../catalog/kinds.ts';
import { near, ranked } from '../commands/search.ts';

/** The kinds that answer to what was typed, best first; all of them, in catalog order, when nothing was. */
export function searchKinds(typed: string, kinds: readonly Kind[] = KINDS): readonly Kind[] {
  const words = typed.trim().toLowerCase();
  if (words === '') return kinds;
  return ranked(kinds, namesOf, words).map(({ item }) => item);
}

/** The same for who can see what is found: where nothing answers, no group either, what is spelled nearly so. */
export function searchKindsLoosely(typed: string, kinds: readonly Kind[]): readonly Kind[] {
  const found = searchKinds(typed, kinds);
  if (found.length > 0 || searchGroups(typed).length > 0) return found;
  return near(kinds, namesOf, typed.toLowerCase()).map(({ item }) => item);
}

/** The kinds of groups that answer to what was typed, best first; none where nothing was. */
export function searchGroups(typed: string): readonly GroupKindSpec[] {
  const words = typed.trim().toLowerCase();
  return words === '' ? [] : ranked(GROUP_KINDS, namesOfGroup, words).map(({ item }) => item);
}

const namesOf = (kind: Kind): readonly string[] => [kind.label, ...kind.aliases];
