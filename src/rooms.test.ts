import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom. `rooms` and `packages` are what code may import when it runs; `types` is what it may
 * name in `import type` beyond that. A room imports itself freely. A path in `rooms` allows that one file.
 */
interface Rule {
  readonly rooms: readonly string[];
  readonly types?: readonly string[];
  readonly packages?: readonly string[];
}

const AROUND: Rule = {
  rooms: ['state', 'kit', 'templates', 'sharing', 'catalog', 'board', 'words'],
  types: ['analysis', 'simulation'],
  packages: ['react', 'react-dom', 'uplot'],
};

const RULES: Readonly<Record<string, Rule>> = {
  catalog: { rooms: [] },
  board: { rooms: ['catalog'] },
  format: { rooms: ['board', 'catalog'], packages: ['valibot', '@valibot/to-json-schema'] },
  templates: { rooms: ['format', 'board'] },
  simulation: { rooms: ['board', 'catalog'] },
  analysis: { rooms: ['simulation', 'board', 'catalog'] },
  words: { rooms: [], types: ['simulation', 'analysis', 'board'] },
  runner: { rooms: ['analysis', 'simulation', 'board', 'words'], packages: ['valibot'] },
  sync: { rooms: ['format', 'board'], packages: ['yjs', 'y-indexeddb'] },
  sharing: { rooms: ['format', 'board', 'catalog', 'words'], packages: ['fflate', 'valibot'] },
  state: {
    rooms: ['runner', 'sync', 'analysis', 'simulation', 'board', 'catalog', 'words'],
    packages: ['zustand', 'react', 'valibot', 'elkjs'],
  },
  kit: {
    rooms: ['words/controls.ts'],
    packages: ['react', 'react-dom', '@base-ui/react', 'lucide-react', 'uplot', '@fontsource-variable/*'],
  },
  canvas: {
    rooms: ['state', 'kit', 'board', 'catalog', 'words'],
    packages: ['react', 'react-dom', '@xyflow/react', 'd3-selection', 'perfect-freehand'],
  },
  panels: AROUND,
  interview: { ...AROUND, packages: ['react', 'react-dom'] },
  app: {
    rooms: [
      'catalog board format templates simulation analysis runner sync sharing state kit canvas panels interview words',
    ].flatMap((names) => names.split(' ')),
    packages: ['react', 'react-dom', '@fontsource-variable/*'],
  },
  cli: {
    rooms: ['format', 'templates', 'sharing', 'analysis', 'simulation', 'board', 'catalog'],
    packages: ['node:*'],
  },
  /** Files directly in src/: main.tsx, which only opens the door. */
  '.': { rooms: ['app'], packages: ['react', 'react-dom'] },
};

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
  /** `new URL(...)`: a worker's module, or a folder or asset that is no import. */
  readonly url: boolean;
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Every module a source file names: static, dynamic, re-exported, as a type, by glob or by `new URL`. */
function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (source: unknown, typeOnly: boolean, url = false) => {
    if (isTree(source) && typeof source.value === 'string')
      found.push({ target: source.value, typeOnly, url });
  };
  const isImportMeta = (node: unknown) => isTree(node) && node.type === 'MetaProperty';
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    if (!isTree(value) || Array.isArray(value)) return;
    const { type, source, callee } = value;
    const first = Array.isArray(value.arguments) ? value.arguments[0] : undefined;
    const second = Array.isArray(value.arguments) ? value.arguments[1] : undefined;
    // `import { type A }` still loads the module (verbatimModuleSyntax), so only `import type` is a type import.
    if (type === 'ImportDeclaration') add(source, value.importKind === 'type');
    if (type === 'ExportNamedDeclaration' || type === 'ExportAllDeclaration')
      add(source, value.exportKind === 'type');
    if (type === 'ImportExpression') add(source, false);
    if (type === 'TSImportType') add(source, true);
    if (type === 'NewExpression' && isTree(callee) && callee.name === 'URL')
      if (isTree(second) && isImportMeta(second.object)) add(first, false, true);
    if (type === 'CallExpression' && isTree(callee) && isImportMeta(callee.object))
      for (const item of Array.isArray(first) ? first : [first]) add(item, false);
    for (const key in value) if (key !== 'source') walk(value[key]);
  };
  walk(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' }).body);
  return found;
}

const roomOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '.');
const isSource = (path: string) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
/** Tests, what they are built with (`.testing.ts`) and benchmarks ship nothing, and may set up whatever their subject needs. */
const isTest = (path: string) =>
  /\.(test|testing|bench)\.tsx?$/.test(path) || path.startsWith('simulation/bench/');
const matches = (name: string, allowed: string) =>
  allowed.endsWith('*')
    ? name.startsWith(allowed.slice(0, -1))
    : name === allowed || name.startsWith(`${allowed}/`);

/** Everything in `files` (path below src/ -> text) that breaks the table, one sentence each. */
function faultsIn(files: Readonly<Record<string, string>>): string[] {
  const faults: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [path, text] of Object.entries(files)) {
    const room = roomOf(path);
    const rule = RULES[room];
    if (!rule) {
      faults.push(`${path}: there is no room '${room}'`);
      continue;
    }
    if (!isSource(path)) continue;
    if (/(^|\/)index\.tsx?$/.test(path)) faults.push(`${path}: import files directly, without an index`);
    const targets: string[] = [];
    graph.set(path, targets);
    for (const { target, typeOnly, url } of importsOf(path, text)) {
      if (!target.startsWith('.')) {
        if (!isTest(path) && !(rule.packages ?? []).some((allowed) => matches(target, allowed)))
          faults.push(`${path}: ${room} may not import the package ${target}`);
        continue;
      }
      const to = posix.join(posix.dirname(path), target.replace(/\?.*$/, ''));
      if (!target.includes('*') && files[to] === undefined) {
        if (url) continue;
        faults.push(`${path}: '${target}' names no file (extensions are written out)`);
        continue;
      }
      targets.push(to);
      if (isTest(to) && !isTest(path)) faults.push(`${path}: imports the test ${to}`);
      const other = roomOf(to);
      if (other === room || (isTest(path) && other !== 'app')) continue;
      const allowed = typeOnly ? [...rule.rooms, ...(rule.types ?? [])] : rule.rooms;
      if (!allowed.includes(other) && !allowed.includes(to))
        faults.push(
          `${path}: ${room} may not import ${other} (${to})${rule.types?.includes(other) ? ' except as a type' : ''}`,
        );
    }
  }
  return [...faults, ...cyclesIn(graph)];
}

/** Each cycle met by a depth-first walk, as `a -> b -> a`. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) cycles.push(`cycle: ${[...trail.slice(at), file].join(' -> ')}`);
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

function sourceFiles(): Record<string, string> {
  const root = dirname(fileURLToPath(import.meta.url));
  const files: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(root.length + 1).replaceAll('\\', '/');
    files[path] = isSource(path) ? readFileSync(full, 'utf8') : '';
  }
  return files;
}

describe('the rooms of the house', () => {
  it('import only what the table allows, and never in a circle', () => {
    expect(faultsIn(sourceFiles())).toEqual([]);
  });
});

describe('the check itself catches a planted', () => {
  const sound = {
    'board/board.ts': `import type { Kind } from '../catalog/kind.ts'; export interface Board { kind: Kind }`,
    'catalog/kind.ts': 'export interface Kind { id: string }',
    'analysis/results.ts': 'export const TARGET = 0.7; export interface Finding { id: string }',
    'canvas/Canvas.tsx': `import { ReactFlow } from '@xyflow/react'; export const C = () => <p>it's fine</p>;`,
    'runner/worker.ts': 'export {};',
    'runner/runner.ts': `export const start = () => new Worker(new URL('./worker.ts', import.meta.url));`,
  };
  const faultsWith = (files: Record<string, string>) => faultsIn({ ...sound, ...files });

  it('nothing in a sound house', () => {
    expect(faultsIn(sound)).toEqual([]);
  });

  it.each([
    [
      'upward import',
      'board/edit.ts',
      `import { x } from '../analysis/results.ts';`,
      /board may not import analysis/,
    ],
    [
      'upward type import',
      'catalog/a.ts',
      `import type { Board } from '../board/board.ts';`,
      /catalog may not/,
    ],
    [
      'upward re-export',
      'board/a.ts',
      `export { C } from '../canvas/Canvas.tsx';`,
      /board may not import canvas/,
    ],
    [
      'upward dynamic import',
      'board/a.ts',
      `export const a = () => import('../runner/runner.ts');`,
      /import runner/,
    ],
    [
      'upward type in place',
      'board/a.ts',
      `export type A = import('../runner/runner.ts').B;`,
      /import runner/,
    ],
    [
      'worker of another room',
      'kit/a.ts',
      `new Worker(new URL('../runner/worker.ts', import.meta.url));`,
      /runner/,
    ],
    ['glob over another room', 'kit/a.ts', `import.meta.glob('../board/*.ts');`, /kit may not import board/],
    [
      'React Flow outside the canvas',
      'panels/A.tsx',
      `import '@xyflow/react/dist/style.css';`,
      /@xyflow\/react/,
    ],
    [
      'React in a pure room',
      'analysis/a.ts',
      `import { useMemo } from 'react';`,
      /may not import the package react/,
    ],
    ['Node in a pure room', 'format/a.ts', `import { readFileSync } from 'node:fs';`, /package node:fs/],
    ['Yjs outside sync', 'state/a.ts', `import * as Y from 'yjs';`, /package yjs/],
    [
      'value from a types-only room',
      'panels/A.tsx',
      `import { TARGET } from '../analysis/results.ts';`,
      /as a type/,
    ],
    [
      'inline type from one',
      'panels/A.tsx',
      `import { type Finding } from '../analysis/results.ts';`,
      /as a type/,
    ],
    [
      'import of the app',
      'panels/A.tsx',
      `import { App } from '../app/App.tsx';`,
      /panels may not import app/,
    ],
    ['import of a test', 'board/a.ts', `import './board.test.ts';`, /imports the test/],
    ['room outside the list', 'utils/a.ts', 'export const a = 1;', /no room 'utils'/],
    ['barrel', 'board/index.ts', `export type { Board } from './board.ts';`, /without an index/],
    ['import without extension', 'board/a.ts', `import type { Board } from './board';`, /names no file/],
  ])('%s', (_, path, text, message) => {
    const faults = faultsWith({ 'app/App.tsx': '', 'board/board.test.ts': '', [path]: text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
  });

  it('cycle between files of one room, even of types and over three files', () => {
    const faults = faultsWith({
      'state/a.ts': `import { b } from './b.ts';`,
      'state/b.ts': `export const b = () => import('./c.ts');`,
      'state/c.ts': `import type { A } from './a.ts';`,
    });
    expect(faults).toEqual(['cycle: state/a.ts -> state/b.ts -> state/c.ts -> state/a.ts']);
  });

  it('nothing where a test reaches across rooms, or a panel names a type of the analysis', () => {
    const faults = faultsWith({
      'board/board.test.ts': `import { it } from 'vitest'; import { TARGET } from '../analysis/results.ts';`,
      'panels/A.tsx': `import type { Finding } from '../analysis/results.ts';`,
    });
    expect(faults).toEqual([]);
  });
});
