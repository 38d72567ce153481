import type { Kind } from '../../catalog/kind.ts';
import { KINDS, kindOf } from '../../catalog/kinds.ts';

/** A word that is no kind is most likely someone's own service. */
const OTHERWISE = 'app_service';

let index: ReadonlyMap<string, Kind> | null = null;

/** Every way to write a kind, the plainest first: "Load balancer (L7)", "load_balancer_l7", "lb". */
function kindsByWord(): ReadonlyMap<string, Kind> {
  if (index) return index;
  const words = new Map<string, Kind>();
  const add = (word: string, kind: Kind): void => {
    const key = keyOf(word);
    if (!words.has(key)) words.set(key, kind);
  };
  for (const kind of KINDS) add(kind.label, kind);
  for (const kind of KINDS) add(kind.id, kind);
  for (const kind of KINDS) for (const alias of kind.aliases) add(alias, kind);
  index = words;
  return words;
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** The kind that a text means as a whole, if it does. */
export function kindCalled(text: string): Kind | undefined {
  const key = keyOf(text);
  const words = kindsByWord();
  return words.get(key) ?? (key.endsWith('s') ? words.get(key.slice(0, -1)) : undefined);
}

export interface Meant {
  readonly kind: Kind;
  readonly name: string;
}

/** What "redis", "orders cache" or "checkout" stands for: a kind, and the name of the component. */
export function meaningOf(text: string): Meant {
  const whole = kindCalled(text);
  if (whole) return { kind: whole, name: nameFor(text, whole) };
  const part = kindWithin(text);
  if (part) return { kind: part, name: capital(text) };
  return { kind: kindOf(OTHERWISE) ?? KINDS[0]!, name: text };
}

/** What a component of a kind is called that was asked for by these words: "Postgres", or else as its kind. */
export function nameAskedFor(text: string, kind: Kind): string {
  return kindCalled(text)?.id === kind.id ? nameFor(text.trim(), kind) : kind.label;
}

/** "orders cache", "user db", "kafka clicks": the longest end that is a kind, else the longest beginning. */
export function kindWithin(text: string): Kind | undefined {
  const words = text.split(/\s+/).slice(0, 8);
  for (let from = 1; from < words.length; from += 1) {
    const kind = kindCalled(words.slice(from).join(' '));
    if (kind) return kind;
  }
  for (let to = words.length - 1; to > 0; to -= 1) {
    const kind = kindCalled(words.slice(0, to).join(' '));
    if (kind) return kind;
  }
  return undefined;
}

/** Abbreviations ("lb", "db") are spelled out; other words are the person's own and stay: "Redis", "Postgres". */
function nameFor(text: string, kind: Kind): string {
  const isPlain = text === text.toLowerCase();
  return isPlain && (text.length <= 3 || keyOf(text) === keyOf(kind.label)) ? kind.label : capital(text);
}

/** What is typed in small letters and written in capitals. */
const CAPITALS: ReadonlySet<string> = new Set(
  'ai api cdn cpu db dns gpu id ip lb ml sms sql sso tls ui url waf'.split(' '),
);

function capital(text: string): string {
  const words = text.split(' ').map((word) => {
    if (CAPITALS.has(word)) return word.toUpperCase();
    return word === 'ios' ? 'iOS' : word;
  });
  const [first = ''] = words;
  if (first === 'iOS') return words.join(' ');
  return [first.charAt(0).toUpperCase() + first.slice(1), ...words.slice(1)].join(' ');
}
