import type { Kind } from '../catalog/kind.ts';
import { KINDS } from '../catalog/kinds.ts';

/** How well a kind answers to what was typed; 0 not at all. The start of a name beats the start of a word. */
function score(kind: Kind, typed: string): number {
  const names = [kind.label, ...kind.aliases].map((name) => name.toLowerCase());
  if (names.some((name) => name === typed)) return 5;
  if (kind.label.toLowerCase().startsWith(typed)) return 4;
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
