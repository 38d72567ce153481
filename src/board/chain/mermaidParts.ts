/** The pieces that a flowchart of Mermaid is written with. */

const HEADER = /^\s*(?:graph|flowchart(?:-elk)?)(?:\s+(?:TB|TD|BT|RL|LR)\b)?\s*;?\s*$/;

/** The line that a flowchart begins with. */
export function isHeader(line: string): boolean {
  return HEADER.test(line);
}

/** More than this is no diagram that someone copied. */
export const MOST_MERMAID = 50_000;

/** Whether a text is a flowchart of Mermaid, bare or in a fence. */
export function looksLikeMermaid(text: string): boolean {
  return text.length <= MOST_MERMAID && text.split(/\r\n?|\n/, 60).some(isHeader);
}

/** How a node is opened, longest first, and how that is closed. */
const SHAPES: readonly (readonly [open: string, closed: readonly string[]])[] = [
  ['(((', [')))']],
  ['((', ['))']],
  ['([', ['])']],
  ['[[', [']]']],
  ['[(', [')]']],
  ['{{', ['}}']],
  ['[/', ['/]', '\\]']],
  ['[\\', ['\\]', '/]']],
  ['(', [')']],
  ['[', [']']],
  ['{', ['}']],
  ['>', [']']],
];

interface Node {
  readonly id: string;
  /** '' where it has none. */
  readonly words: string;
  readonly shape: string;
  /** Characters that it takes. */
  readonly length: number;
}

/** `db`, `db[(Orders)]`, `db@{ shape: cyl, label: "Orders" }`, each with a class after it; null where no node begins. */
export function nodeAt(text: string): Node | null {
  const id = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-(?![-.>]))*/u.exec(text)?.[0];
  if (id === undefined) return null;
  let length = id.length;
  let [words, shape] = ['', ''];
  const named = /^@\{([^}]*)\}/.exec(text.slice(length));
  if (named) {
    const of = (key: string): string =>
      new RegExp(`\\b${key}\\s*:\\s*("[^"]*"|[^,"]*)`).exec(named[1] ?? '')?.[1] ?? '';
    words = plainText(of('label'));
    shape = /^(cyl|cylinder|database|db)$/.test(of('shape').trim()) ? '[(' : '';
    length += named[0].length;
  } else {
    const gap = /^\s*/.exec(text.slice(length))?.[0].length ?? 0;
    const opened = SHAPES.find(([open]) => text.startsWith(open, length + gap));
    const inside = opened && insideOf(text, length + gap + opened[0].length, opened[1]);
    if (opened && inside) {
      words = plainText(inside.text);
      [shape] = opened;
      length = inside.end;
    }
  }
  const styled = /^:::[\w-]+/.exec(text.slice(length));
  return { id, words, shape, length: length + (styled?.[0].length ?? 0) };
}

function insideOf(text: string, from: number, closed: readonly string[]) {
  const quoted = /^\s*"[^"]*"\s*/.exec(text.slice(from))?.[0].length ?? 0;
  for (let at = from + quoted; at < text.length; at += 1) {
    const close = closed.find((one) => text.startsWith(one, at));
    if (close) return { text: text.slice(from, at), end: at + close.length };
  }
  return null;
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', nbsp: ' ' };

/** Words as a card shows them: no quotes, breaks, tags or marks of emphasis. */
export function plainText(text: string): string {
  return text
    .trim()
    .replace(/^"([\s\S]*)"$/, '$1')
    .replace(/^`([\s\S]*)`$/, '$1')
    .replace(/<[^>]*>|\\n/g, ' ')
    .replace(/[#&](\w{2,5});/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Arrow {
  readonly words: string;
  readonly dotted: boolean;
  /** It points at what stands before it alone. */
  readonly back: boolean;
  /** It only sets things side by side. */
  readonly hidden: boolean;
  readonly length: number;
}

const ID = String.raw`(?:[\w-]+@)?`;
const HEAD = '[>ox]?';
/** `-->`, `-.->`, `==>` and their longer forms, then perhaps `|words|`. */
const BARE = new RegExp(
  String.raw`^${ID}(?<tail>[<ox](?=[-=]))?(?<line>-{2,}|-\.+-|={2,}|~{3,})(?<head>${HEAD})(?:\s*\|(?<words>[^|]*)\|)?`,
);
/** `-- words -->`, `-. words .->`, `== words ==>`. */
const WORDED = new RegExp(
  String.raw`^${ID}(?<tail>[<ox](?=[-=]))?(?:--\s*(?<plain>[^\s>|-].*?)\s*-{2,}|-\.\s*(?<dotted>.+?)\s*\.+-|==\s*(?<thick>[^\s>|=].*?)\s*={2,})(?<head>${HEAD})`,
);

/** An arrow with its words; null where none begins. */
export function arrowAt(text: string): Arrow | null {
  const worded = WORDED.exec(text);
  const bare = BARE.exec(text);
  // `--> b -- c`: the bare one ends before words could begin.
  const found =
    worded && (!bare || (bare.groups?.head === '' && bare.groups.words === undefined)) ? worded : bare;
  if (!found) return null;
  const { tail = '', line = '', head = '', words, plain, dotted, thick } = found.groups ?? {};
  return {
    words: plainText(words ?? plain ?? dotted ?? thick ?? ''),
    dotted: dotted !== undefined || line.includes('.'),
    back: tail === '<' && head === '',
    hidden: line.startsWith('~'),
    length: found[0].length,
  };
}
