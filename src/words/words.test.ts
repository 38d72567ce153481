import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import type { Translation } from './translation.ts';

/** The rooms whose code speaks to people: what they say stands in this room. */
const ROOMS = ['app', 'canvas', 'kit', 'panels', 'runner', 'state'];

/** Attributes and fields whose text is seen or heard. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext)|label|title|placeholder|help|hint|description|meaning|text|head|word|words)$/;
/** Calls whose arguments are read by a browser, a decoder or a developer. */
const TECHNICAL = /^(closest|matches|matchMedia|picklist|querySelector|querySelectorAll|setProperty|Error)$/;

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
const typeOf = (value: unknown): string =>
  isTree(value) && typeof value.type === 'string' ? value.type : '';

const treeOf = (path: string, text: string): unknown =>
  parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' }).body;

/** The fixed text of a literal or of a template, `…` where a value stands in it; null for anything else. */
function textOf(node: unknown): string | null {
  if (!isTree(node)) return null;
  if (node.type === 'JSXText' || node.type === 'Literal')
    return typeof node.value === 'string' ? node.value.trim() : null;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return null;
  return node.quasis.map((part) => String(part.value.cooked)).join('…');
}

/** The texts that an expression may come to: through conditions, sums, wrappings and lists, not through calls. */
function* textsIn(node: unknown): Generator<string> {
  if (!isTree(node)) return;
  const text = textOf(node);
  if (text !== null) yield text;
  if (node.type === 'BinaryExpression' && node.operator !== '+') return;
  for (const key of [
    'expression',
    'expressions',
    'consequent',
    'alternate',
    'left',
    'right',
    'elements',
  ] as const)
    for (const inner of [node[key]].flat()) yield* textsIn(inner);
}

/** Names are the same in every language, and so are units and addresses. */
const SAME = /https?:\/\/\S*|\b(Discord|Headroom|Microsoft Teams|Slack|ms|px|p\d+)\b/g;
const hasWord = (text: string): boolean => /\p{L}{2}/u.test(text.replaceAll(SAME, ''));
const isStyleOrSelector = (text: string): boolean => /[[\]{}]|sans-serif/.test(text);
const readsAsSentence = (text: string): boolean =>
  hasWord(text) && !isStyleOrSelector(text) && /\p{L}{2},? \p{Ll}{2}|^\p{Lu}\p{Ll}+$/u.test(text);

/** Names of keys, of tags and of what a type lists are no words to anyone. */
const KEYS =
  /^(Alt|Arrow\w+|Backspace|Control|Delete|Digit|End|Enter|Escape|Home|Infinity|Key|Meta|Mod|Page\w+|Shift|Tab)(\+|…|$)/;

function nameOf(node: unknown): string {
  if (!isTree(node)) return '';
  const { name, value, property } = node;
  if (isTree(property)) return nameOf(property);
  return typeof name === 'string' ? name : typeof value === 'string' ? value : '';
}

/** Every text of a file that a person would meet, with why it is taken for one. */
function wordsIn(path: string, text: string, ids: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const take = (what: string, said: string): void => {
    if (!ids.has(said) && !KEYS.test(said)) found.add(`${path}: ${what} '${said}'`);
  };
  const takeAll = (what: string, node: unknown): void => {
    for (const said of textsIn(node)) if (hasWord(said)) take(what, said);
  };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) walk(item);
    if (!isTree(node) || Array.isArray(node)) return;
    const type = typeOf(node);
    if (/^TS.*(Type|Declaration|Annotation|Instantiation)$/.test(type) || type.startsWith('Import')) return;
    if (type === 'JSXText' && hasWord(String(textOf(node)))) take('text', String(textOf(node)));
    if (type === 'JSXElement' || type === 'JSXFragment')
      for (const child of [node.children].flat())
        if (typeOf(child) === 'JSXExpressionContainer') takeAll('text', child);
    if (type === 'JSXAttribute') {
      const name = nameOf(node.name);
      if (SPOKEN.test(name)) takeAll(name, node.value);
      else if (typeOf(node.value) === 'Literal' || name === 'className' || name === 'd') return;
    }
    if (type === 'Property' && SPOKEN.test(nameOf(node.key))) takeAll(nameOf(node.key), node.value);
    if (type === 'CallExpression' || type === 'NewExpression') {
      const called = nameOf(node.callee);
      if (TECHNICAL.test(called)) return;
      if (called === 'say') takeAll('say', [node.arguments].flat()[0]);
    }
    if (type === 'BinaryExpression' && /^[!=]==?$/.test(String(node.operator))) return;
    const said = type === 'Literal' || type === 'TemplateLiteral' ? textOf(node) : null;
    if (said !== null && readsAsSentence(said)) take('sentence', said);
    for (const key in node) walk(node[key]);
  };
  walk(treeOf(path, text));
  return [...found];
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function sources(): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const full = join(entry.parentPath, entry.name);
    files.set(full.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(full, 'utf8'));
  }
  return files;
}

/** What types list by name: `'least in flight'`. */
function idsOf(files: ReadonlyMap<string, string>): Set<string> {
  const ids = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) walk(item);
    if (!isTree(node) || Array.isArray(node)) return;
    if (node.type === 'TSLiteralType' && isTree(node.literal)) ids.add(String(node.literal.value));
    for (const key in node) walk(node[key]);
  };
  for (const [path, text] of files) walk(treeOf(path, text));
  return ids;
}

describe('what people read', () => {
  it('stands in the room of words and nowhere else', () => {
    const files = sources();
    const ids = idsOf(files);
    const left = [...files]
      .filter(([path]) => ROOMS.includes(path.split('/')[0] ?? '') && !/\.(test|testing)\.tsx?$/.test(path))
      .flatMap(([path, text]) => wordsIn(path, text, ids));
    expect(left).toEqual([]);
  });

  it('is said by someone', () => {
    const files = [...sources()].filter(([path]) => !/\.(test|testing)\.tsx?$/.test(path));
    const silent = files.flatMap(([path, text]) => {
      // `page.ts` is for index.html.
      if (!/^words\/\w+\.ts$/.test(path) || path === 'words/page.ts') return [];
      const module = path.slice('words/'.length);
      const said = (name: string) =>
        files.some(([other, code]) => {
          if (new RegExp(`import\\('[./]*words/${module}'\\)`).test(code))
            return code.includes(`words.${name}`);
          const from = new RegExp(
            `import (?:\\* as (\\w+)|(?:type )?\\{([^}]*)\\}) from '[./]*(words/)?${module}'`,
          );
          const [, alias, names = '', room] = from.exec(code) ?? [];
          if (room === undefined && !other.startsWith('words/')) return false;
          return alias
            ? new RegExp(`\\b${alias}\\.${name}\\b`).test(code)
            : names.split(/[\s,]+/).includes(name);
        });
      const names = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name);
      const isUsedHere = (name: string) => text.split(new RegExp(`\\b${name}\\b`)).length > 2;
      return names.filter((name) => !isUsedHere(name) && !said(name)).map((name) => `${path}: ${name}`);
    });
    expect(silent).toEqual([]);
  });

  const found = (text: string) => wordsIn('panels/A.tsx', text, new Set(['round robin']));

  it.each([
    ['text between tags', 'const a = <p>Queue</p>;'],
    ['text that depends on something', `const a = <p>{open ? 'met' : 'missed'}</p>;`],
    ['text with a value in it', `const a = <p>{\`\${count} slots\`}</p>;`],
    ['a spoken name', `const a = <button aria-label="close" />;`],
    ['a spoken name that depends', `const a = <button title={locked ? 'unlock' : undefined} />;`],
    ['a label in a table', `const rows = [{ value: 'a', label: 'slots' }];`],
    ['what is said', `get().say('deleted');`],
    ['a sentence anywhere', `const why = isOpen ? 'it stays open' : '';`],
    ['a heading anywhere', `const titles = { hot: 'Saturated' };`],
  ])('is found: %s', (_, text) => {
    expect(found(text)).not.toEqual([]);
  });

  it.each([
    ['classes', `const a = <p className={cx(styles.row, 'open now')}>{words.queue}</p>;`],
    ['keys', `if (event.key === 'Enter' || keys.has('Delete')) bind('Shift+Delete');`],
    ['what types list', `const rule = 'round robin';`],
    ['units and figures', `const a = <p>{words.rate} {n} %</p>;`],
    ['faults of the program', `throw new Error('no such command here');`],
    ['selectors', `page.querySelector('main button');`],
  ])('leaves alone: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a translation', () => {
  type Whole = Translation<typeof import('./conditions.ts')>;

  it('says each thing in its own order, and all of them', () => {
    const german: Whole = {
      sent: 'gesendet',
      replicated: 'repliziert',
      when: { miss: 'bei Fehltreffer', hit: 'bei Treffer', dead: 'tote Briefe' },
      times: (calls) => `${calls}-mal`,
      timesAtOnce: (calls) => `${calls}-mal zugleich`,
      withNeed: (calls, needed) => `${needed} von ${calls} nötig`,
    };
    expect(german.withNeed(german.timesAtOnce(3), 2)).toBe('2 von 3-mal zugleich nötig');
    type Part = Pick<Whole, 'sent' | 'replicated'>;
    const isEnough: Part extends Whole ? true : false = false;
    expect(isEnough).toBe(false);
  });
});
