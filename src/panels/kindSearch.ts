import type { Kind } from '../catalog/kind.ts';
import { KINDS } from '../catalog/kinds.ts';

/** How well a kind answers to what was typed; 0 not at all. Its own name beats its nicknames: "app" is App service. */
function score(kind: Kind, typed: string): number {
  const label = kind.label.toLowerCase();
  const names = [label, ...kind.aliases.map((alias) => alias.toLowerCase())];
  if (label === typed) return 6;
  if (label.startsWith(typed)) return 5;
  if (names.includes(typed)) return 4;
  if (names.some((name) => name.startsWith(typed))) return 3;
  if (names.some((name) => name.split(/[^a-z0-9]+/).some((word) => word.startsWith(typed)))) return 2;
  return names.some((name) => name.includes(typed)) ? 1 : 0;
}

/** The kinds that answer to what was typed, best first; all of them, in catalog order, when nothing was. */
export function searchKinds(typed: string, kinds: readonly Kind[] = KINDS): readonly Kind[] {
  const words = typed.trim().toLowerCase();
  if (words === '') return kinds;
  return kinds
    .map((kind) => ({ kind, score: score(kind, words) }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((entry) => entry.kind);
}
