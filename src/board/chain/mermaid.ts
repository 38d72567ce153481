import { cleanName } from '../clean.ts';
import { kindCalled, kindWithin, meaningOf } from './kindWords.ts';
import { arrowAt, isHeader, MOST_MERMAID, nodeAt, plainText } from './mermaidParts.ts';
import { type Chain, type ChainItem, type ChainProblem, MOST_CALLS, MOST_ITEMS } from './parse.ts';
import type { Spot } from './tokens.ts';

/** How a call of a diagram is drawn. */
export interface DiagramCall {
  readonly label: string;
  /** Dotted, or nobody waits for it otherwise. */
  readonly sends: boolean;
}

export interface DiagramGroup {
  readonly name: string;
  /** Places in the list of items. */
  readonly items: readonly number[];
  /** Place in the list of groups, before this one; null: it lies in none. */
  readonly parent: number | null;
}

/** A flowchart read as components, their calls and what holds them. `how` says of each call, by its place, how it is drawn. */
export interface Diagram extends Chain {
  readonly how: readonly DiagramCall[];
  readonly groups: readonly DiagramGroup[];
}

const MOST_PROBLEMS = 20;
const MOST_GROUPS = 50;

/** Only about looks, or what a board knows better. */
const LOOKS = /^(classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title)\b/;

/**
 * Reads a flowchart: nodes of any shape with their words, arrows with theirs, `&`, chains, subgraphs. Kinds are told by the
 * words of a node, then by its id, then by its shape; where it is drawn is left to the board. Never throws: what cannot be
 * read is left out and named.
 */
export function parseMermaid(text: string): Diagram {
  const problems: ChainProblem[] = [];
  const tell = ({ line, column }: Spot, message: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ line, column, message });
  };
  const items: (ChainItem & { readonly id: string })[] = [];
  const byId = new Map<string, number>();
  const calls: (readonly [number, number])[] = [];
  const how: DiagramCall[] = [];
  const drawn = new Set<string>();
  const groups: { name: string; id: string; items: number[]; parent: number | null }[] = [];
  /** Those that are not closed yet, the innermost last. */
  const open: number[] = [];

  const itemOf = (id: string, words: string, shape: string, spot: Spot): number | null => {
    const known = byId.get(id);
    const inside = open.at(-1);
    const found = known ?? (items.length < MOST_ITEMS ? items.length : null);
    if (found === null) {
      tell(spot, `${id} is left out: a text makes at most ${MOST_ITEMS} components`);
      return null;
    }
    if (known === undefined || words !== '') items[found] = { id, ...componentOf(id, words, shape) };
    byId.set(id, found);
    if (inside !== undefined && !groups.some((group) => group.items.includes(found)))
      groups[inside]?.items.push(found);
    return found;
  };
  const call = (from: number, to: number, one: DiagramCall, spot: Spot): void => {
    if (from === to) tell(spot, `${items[from]?.name} cannot call itself`);
    else if (calls.length === MOST_CALLS)
      tell(spot, `Connections from here on are left out: a text makes at most ${MOST_CALLS}`);
    else if (!drawn.has(`${from} ${to}`)) {
      drawn.add(`${from} ${to}`);
      calls.push([from, to]);
      how.push(one);
    }
  };
  const statement = (words: string, spot: Spot): void => {
    let rest = words;
    const here = (): Spot => ({ line: spot.line, column: spot.column + words.length - rest.length });
    const nodes = (): number[] | null => {
      const found: number[] = [];
      for (;;) {
        rest = rest.trimStart();
        const at = here();
        const node = nodeAt(rest);
        if (node === null) return null;
        rest = rest.slice(node.length).trimStart();
        if (groups.some(({ id }) => id === node.id)) tell(at, `${node.id} is a group, which cannot call`);
        else found.push(...[itemOf(node.id, node.words, node.shape, at)].filter((one) => one !== null));
        if (!rest.startsWith('&')) return found;
        rest = rest.slice(1);
      }
    };
    let before = nodes();
    if (before === null) tell(here(), `“${rest.slice(0, 24)}” is not understood, so it is left out`);
    while (before !== null && rest !== '') {
      const at = here();
      const arrow = arrowAt(rest);
      if (arrow === null) {
        tell(at, `“${rest.slice(0, 24)}” is not understood, so it is left out`);
        return;
      }
      rest = rest.slice(arrow.length);
      const after = nodes();
      if (after === null) {
        tell(here(), 'Nothing is named on one side of this arrow');
        return;
      }
      const one = { label: cleanName(arrow.words), sends: arrow.dotted };
      if (!arrow.hidden)
        for (const a of before) for (const b of after) call(arrow.back ? b : a, arrow.back ? a : b, one, at);
      before = after;
    }
  };

  let begun = false;
  text
    .slice(0, MOST_MERMAID)
    .split(/\r\n?|\n/)
    .forEach((whole, index) => {
      const line = whole.replace(/%%.*$/, '');
      if (isHeader(line)) begun = true;
      if (!begun || isHeader(line)) return;
      let column = 1;
      for (const part of statementsOf(line)) {
        const spot = { line: index + 1, column: column + part.length - part.trimStart().length };
        column += part.length + 1;
        const words = part.trim();
        if (words === '' || words.startsWith('```') || LOOKS.test(words)) continue;
        const group = /^subgraph\b\s*(.*)$/.exec(words);
        if (group) {
          if (groups.length === MOST_GROUPS) tell(spot, `A text makes at most ${MOST_GROUPS} groups`);
          const titled = nodeAt(group[1] ?? '');
          const isTitled = titled !== null && titled.length === (group[1] ?? '').length;
          const name = cleanName((isTitled && titled.words) || plainText(group[1] ?? '')) || 'Group';
          open.push(groups.length);
          groups.push({ name, id: isTitled ? titled.id : name, items: [], parent: open.at(-2) ?? null });
        } else if (/^end\b/.test(words)) {
          if (open.pop() === undefined) tell(spot, 'No group is open that could end here');
        } else statement(words, spot);
      }
    });
  if (text.length > MOST_MERMAID)
    tell({ line: 1, column: 1 }, `Only the first ${MOST_MERMAID} characters are read`);
  return {
    items: items.map(({ id: _, ...item }) => item),
    calls,
    problems,
    how,
    groups: groups.map(({ id: _, ...group }) => group),
  };
}

/** Semicolons part statements but in quotes and brackets. */
function statementsOf(line: string): string[] {
  return line.match(/(?:"[^"]*"|\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\|[^|]*\||[^;])+/g) ?? [];
}

/** Kinds that shapes stand for, where no word says more. */
const SHAPES: Readonly<Record<string, string>> = { '[(': 'relational_primary' };

function componentOf(id: string, words: string, shape: string): ChainItem {
  const told = words === '' ? id.replaceAll('_', ' ') : words;
  const kind =
    kindCalled(told) ?? kindWithin(told) ?? kindCalled(id) ?? kindWithin(id.replaceAll(/[_-]/g, ' '));
  const name = cleanName(told) || id;
  if (kind) return words === '' ? meaningOf(told) : { kind, name };
  const shaped = kindCalled(SHAPES[shape] ?? '');
  return shaped ? { kind: shaped, name } : { ...meaningOf(told), name, guessed: true };
}
