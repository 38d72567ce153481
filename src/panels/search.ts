/**
 * How well something answers to what was typed (lower case, no space around); 0 not at all. `names` begins with its
 * own name, which beats its nicknames: "app" is App service. Several words may begin words in any order.
 */
export function scoreOf(names: readonly string[], typed: string): number {
  const all = names.map((name) => name.toLowerCase());
  const own = all[0] ?? '';
  if (own === typed) return 6;
  if (own.startsWith(typed)) return 5;
  if (all.includes(typed)) return 4;
  if (all.some((name) => name.startsWith(typed))) return 3;
  const words = all.flatMap(wordsOf);
  const wanted = wordsOf(typed);
  if (wanted.length > 0 && wanted.every((part) => words.some((word) => word.startsWith(part)))) return 2;
  return all.some((name) => name.includes(typed)) ? 1 : 0;
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** What answers, best first; among equals as given. */
export function ranked<T>(
  items: readonly T[],
  namesOf: (item: T) => readonly string[],
  typed: string,
): readonly { readonly item: T; readonly score: number }[] {
  return items
    .map((item) => ({ item, score: scoreOf(namesOf(item), typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}
