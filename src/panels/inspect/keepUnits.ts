const UNIT = /(\d) (?=(?:%|[kMGT]|ns|ms|s|min|h|KB|Gbit\/s)(?![A-Za-z]))/g;

/** The same words with no line break between a number and its unit. */
export function keepUnits(words: string): string {
  return words.replace(UNIT, '$1\u00a0');
}
