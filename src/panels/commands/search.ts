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

export interface Found<T> {
  readonly item: T;
  /** Above 0; more is better. */
  readonly score: number;
}

/** What answers, best first; among equals as given. */
export function ranked<T>(
  items: readonly T[],
  namesOf: (item: T) => readonly string[],
  typed: string,
): readonly Found<T>[] {
  return items
    .map((item) => ({ item, score: scoreOf(namesOf(item), typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** Fewer letters stand in order in almost anything. */
const LEAST = 3;

/**
 * What may be meant where nothing answers: names in which the letters stand in this order from the beginning of a word on,
 * close together, one of them perhaps too many. "dpl" and "duplicte" are Duplicate.
 */
export function near<T>(
  items: readonly T[],
  namesOf: (item: T) => readonly string[],
  typed: string,
): readonly Found<T>[] {
  const letters = wordsOf(typed).join('');
  if (letters.length < LEAST) return [];
  const fewer = [...letters].map((_, index) => letters.slice(0, index) + letters.slice(index + 1));
  const spellings = letters.length > LEAST ? [letters, ...fewer] : [letters];
  const scoreOfName = (name: string): number =>
    Math.max(0, ...spellings.map((spelling) => closeness(name.toLowerCase(), spelling)));
  return items
    .map((item) => ({ item, score: Math.max(0, ...namesOf(item).map(scoreOfName)) }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score);
}

/** The share of the letters in the shortest part of a name that has all of them in order; 0 where none has. */
function closeness(name: string, letters: string): number {
  let best = 0;
  for (let start = 0; start < name.length; start += 1) {
    const begins = name.charAt(start) === letters.charAt(0) && !/[\p{L}\p{N}]/u.test(name.charAt(start - 1));
    if (!begins) continue;
    let at = start - 1;
    const isThere = [...letters].every((letter) => {
      at = name.indexOf(letter, at + 1);
      return at >= 0;
    });
    if (isThere) best = Math.max(best, letters.length / (at + 1 - start));
  }
  return best;
}
