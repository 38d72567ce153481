import type { Kind } from '../../catalog/kind.ts';
import { NAME_LENGTH } from '../bounds.ts';
import { cleanName } from '../clean.ts';
import { kindCalled, kindWithin, meaningOf } from './kindWords.ts';
import { hasArrow, isArrow, type Spot, type Token, tokensOf } from './tokens.ts';

export interface ChainItem {
  readonly kind: Kind;
  readonly name: string;
  readonly replicas?: number;
  /** The words name no kind: it is what such words most likely stand for. */
  readonly guessed?: true;
}

/** What could not be used, in words for whoever wrote it. */
export interface ChainProblem extends Spot {
  readonly message: string;
}

/** A text read as components and their calls, both by place in the lists. */
export interface Chain {
  readonly items: readonly ChainItem[];
  readonly calls: readonly (readonly [from: number, to: number])[];
  readonly problems: readonly ChainProblem[];
}

/** Bounds for text that may come from anywhere: more than this is no chain that someone typed. */
export const MOST_CHARACTERS = 10_000;
export const MOST_ITEMS = 100;
export const MOST_CALLS = 400;
const MOST_PROBLEMS = 20;

type Draft = { -readonly [K in keyof ChainItem]: ChainItem[K] };

/**
 * Reads `lb -> api x3 -> redis, postgres`: arrows call, a comma sets side by side, `x3` is three replicas, a quoted
 * text or one in parentheses is a name (`postgres (Orders)`). One chain a line, unless an arrow leads on to the next;
 * the same words are the same component. Never throws: what cannot be used is left out and named.
 */
export function parseChain(text: string): Chain {
  const problems: ChainProblem[] = [];
  const tell = ({ line, column }: Spot, message: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ line, column, message });
  };
  const known = text.slice(0, MOST_CHARACTERS).replace(/\r\n?/g, '\n');
  const items: Draft[] = [];
  const byWords = new Map<string, number>();
  const calls: (readonly [number, number])[] = [];
  const drawn = new Set<string>();

  const itemOf = (tokens: readonly Token[]): number | null => {
    const read = readItem(tokens, tell);
    if (read === null) return null;
    const key = read.words.toLowerCase();
    const found = byWords.get(key) ?? (items.length < MOST_ITEMS ? items.length : null);
    if (found === null) {
      tell(read.spot, `${read.words} is left out: a text makes at most ${MOST_ITEMS} components`);
      return null;
    }
    const item = items[found] ?? { kind: read.kind, name: read.name, ...(read.guessed && { guessed: true }) };
    if (read.replicas !== undefined) item.replicas = read.replicas;
    items[found] = item;
    // Further down one may speak of it by its name alone.
    for (const words of [key, read.name.toLowerCase()]) if (!byWords.has(words)) byWords.set(words, found);
    return found;
  };
  const call = (from: number, to: number, spot: Spot): void => {
    if (from === to) {
      tell(spot, `${items[from]?.name} cannot call itself`);
    } else if (!drawn.has(`${from} ${to}`)) {
      if (calls.length === MOST_CALLS) {
        tell(spot, `Connections from here on are left out: a text makes at most ${MOST_CALLS}`);
        return;
      }
      drawn.add(`${from} ${to}`);
      calls.push([from, to]);
    }
  };

  for (const line of chainsOf(tokensOf(known))) {
    if (!line.some(isArrow)) {
      const [first] = line;
      if (first) tell(first, 'No arrow in this line, so it is left out');
      continue;
    }
    let before: readonly number[] | null = null;
    for (const { arrow, stage } of stagesOf(line)) {
      const here = split(stage, 'comma').flatMap((tokens) => itemOf(tokens) ?? []);
      const spot = arrow ?? stage[0];
      if (here.length === 0 && spot) tell(spot, 'Nothing is named on one side of this arrow');
      if (before !== null && spot && calls.length < MOST_CALLS)
        for (const from of before)
          for (const to of here) {
            if (arrow?.type === 'back') call(to, from, spot);
            else call(from, to, spot);
          }
      before = here.length > 0 ? here : before;
    }
  }
  if (text.length > MOST_CHARACTERS)
    tell({ line: 1, column: MOST_CHARACTERS }, `Only the first ${MOST_CHARACTERS} characters are read`);
  return { items, calls, problems };
}

/** Words a person writes in such a text are few and short; prose, code and addresses are not. */
const LONGEST_NAME = 48;
const MOST_WORDS = 6;
const FOREIGN = /[{}[\]<>|=\\]|:\/\//;

/** Whether a text from the clipboard was meant as a chain. */
export function looksLikeChain(text: string): boolean {
  if (text.length > MOST_CHARACTERS || !hasArrow(text)) return false;
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '' && !isComment(line));
  const chain = parseChain(text);
  return (
    chain.calls.length > 0 &&
    chain.problems.length <= lines.length / 3 &&
    chain.items.every(
      ({ name }) =>
        name.length <= LONGEST_NAME && name.split(' ').length <= MOST_WORDS && !FOREIGN.test(name),
    )
  );
}

function isComment(line: string): boolean {
  return /^\s*(#|\/\/)/.test(line);
}

/** The tokens of each chain, without comments and the signs that lists begin with. */
function chainsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  return split(tokens, 'end').flatMap((line) => {
    const [first, ...rest] = line;
    if (first?.type !== 'words') return line.length > 0 ? [line] : [];
    if (isComment(first.text)) return [];
    const mark = /^(?:[-*•]|\d{1,3}[.)])\s+/.exec(first.text)?.[0] ?? '';
    return [[{ ...first, text: first.text.slice(mark.length), column: first.column + mark.length }, ...rest]];
  });
}

interface Stage {
  /** What leads to it; absent for the first. */
  readonly arrow: Token | undefined;
  readonly stage: readonly Token[];
}

function stagesOf(line: readonly Token[]): Stage[] {
  const arrows = line.filter(isArrow);
  return split(line, 'arrow', 'back').map((stage, index) => ({ arrow: arrows[index - 1], stage }));
}

function split(tokens: readonly Token[], ...at: readonly Token['type'][]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (at.includes(token.type)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

interface ReadItem {
  readonly kind: Kind;
  readonly name: string;
  readonly replicas: number | undefined;
  readonly guessed: boolean;
  /** By which the same component is meant again. */
  readonly words: string;
  readonly spot: Spot;
}

const REPLICAS_AFTER = /(?:^|\s+)[xX]\s?(\d{1,12})$|\s*[×*]\s?(\d{1,12})$/;
const REPLICAS_BEFORE = /^(\d{1,12})\s?[xX×*]\s+/;
/** `10 workers`: only before a kind, since a name may begin with a number. */
const COUNT_BEFORE = /^(\d{1,4})\s+(.+)$/;

/** One component of a chain; null where nothing names it. */
function readItem(tokens: readonly Token[], tell: (spot: Spot, message: string) => void): ReadItem | null {
  const [first] = tokens;
  if (!first) return null;
  for (const token of tokens)
    if (token.open)
      tell(token, token.type === 'quoted' ? 'This quote is not closed' : 'This parenthesis is not closed');
  const textOf = (type: Token['type']): string =>
    tokens
      .filter((token) => token.type === type)
      .map(({ text }) => text.trim())
      .join(' ')
      .trim();
  let words = textOf('words');
  const before = REPLICAS_BEFORE.exec(words);
  if (before) words = words.slice(before[0].length);
  const after = REPLICAS_AFTER.exec(words);
  if (after) words = words.slice(0, after.index);
  words = words.trim();
  const counted = COUNT_BEFORE.exec(words);
  const several = counted && kindCalled(counted[2] ?? '') ? counted : null;
  if (several) words = several[2] ?? words;
  const quoted = textOf('quoted');
  const bracket = textOf('parenthesis');
  // "api (3)" are three; "postgres (Orders)" is one with a name.
  const isCount = words !== '' && /^[xX×]?\s?\d{1,12}$/.test(bracket);
  const inside = isCount ? '' : bracket;
  const count =
    after?.[1] ??
    after?.[2] ??
    before?.[1] ??
    several?.[1] ??
    (isCount ? bracket.replace(/\D/g, '') : undefined);

  const meant = meaningOfParts(words, quoted, inside);
  if (meant === null) return null;
  const name = cleanName(meant.name);
  if (name === '') return null;
  if (meant.name.length > NAME_LENGTH) tell(first, `Names are cut to ${NAME_LENGTH} characters`);
  const replicas = count === undefined ? undefined : Number(count);
  const takes = meant.kind.params.some(({ key }) => key === 'replicas');
  if (replicas !== undefined && !takes) tell(first, `${name} has no replicas, so x${count} is left out`);
  if (replicas === 0) tell(first, `${name} x0 is taken as one`);
  return {
    kind: meant.kind,
    name,
    replicas: takes && replicas !== undefined ? Math.max(1, replicas) : undefined,
    guessed: [words, quoted, inside].every((part) => !kindCalled(part) && !kindWithin(part)),
    words: [words, quoted, inside].filter((part) => part !== '').join(' '),
    spot: first,
  };
}

/** `postgres (Orders)`, `"Orders" (postgres)`, `postgres "Orders"`, `Load balancer (L7)`, `(Orders)`. */
function meaningOfParts(words: string, quoted: string, inside: string): { kind: Kind; name: string } | null {
  const whole = words !== '' && inside !== '' ? kindCalled(`${words} (${inside})`) : undefined;
  if (whole) return { kind: whole, name: quoted || whole.label };
  const name = quoted || inside;
  if (words !== '') {
    const meant = meaningOf(words);
    if (name === '') return meant;
    const isKind = kindCalled(words) ?? kindWithin(words);
    const other = isKind ? undefined : kindCalled(inside);
    return other
      ? { kind: other, name: words }
      : { kind: meant.kind, name: isKind ? name : `${words} ${name}` };
  }
  if (quoted !== '') {
    const kind = kindCalled(inside) ?? kindCalled(quoted) ?? kindWithin(quoted);
    return { kind: kind ?? meaningOf(quoted).kind, name: quoted };
  }
  return inside === '' ? null : { kind: meaningOf(inside).kind, name: inside };
}
