// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { State } from './shape.ts';
import { listenForCommands } from './shortcuts.ts';
import { store } from './store.ts';
import { TOOLS } from './tools.ts';

const get = (): State => store.getState();
let stop = (): void => {};

beforeEach(async () => {
  get().newBoard();
  get().setTool('select');
  stop = listenForCommands(window);
});
afterEach(() => stop());

function key(name: string): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
}

test('takes up each tool with its key', () => {
  for (const { tool, keys } of TOOLS) {
    key(keys[0]?.toLowerCase() ?? '');
    expect(get().tool).toBe(tool);
  }
});

test('connects with C as well, from what is selected where something is', () => {
  key('c');
  expect(get().tool).toBe('connect');
  get().setTool('select');
  const a = get().insert('client_web');
  const b = get().insert('app_service');
  get().select([a ?? '', b ?? '']);
  key('c');
  expect(get().tool).toBe('select');
  expect(Object.values(get().board.connections)).toMatchObject([{ from: a, to: b }]);
});

test('puts a tool down after one use, unless it is locked, and always with Escape', () => {
  key('a');
  get().toolUsed();
  expect(get().tool).toBe('select');
  key('a');
  key('q');
  expect(get().toolLocked).toBe(true);
  get().toolUsed();
  expect(get().tool).toBe('connect');
  key('Escape');
  expect(get()).toMatchObject({ tool: 'select', toolLocked: false });
});

test('Escape puts the tool down before it takes the selection away', () => {
  const id = get().insert('client_web') ?? '';
  key('h');
  key('Escape');
  expect(get().tool).toBe('select');
  expect([...get().selection]).toEqual([id]);
  key('Escape');
  expect(get().selection.size).toBe(0);
});

test('offers on a visited board only what changes nothing', () => {
  get().visit(get().board);
  key('a');
  expect(get().tool).toBe('select');
  key('h');
  expect(get().tool).toBe('pan');
});
