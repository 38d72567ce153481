import { expect, test } from 'vitest';
import type { Choice } from './ChoiceBox.tsx';
import { lookUp, type Shelf } from './lookUp.ts';

const choice = (id: string, label: string): Choice => ({ id, label, tile: null, run: () => {} });
const shelf = (id: string, names: readonly string[], atOnce = false): Shelf => ({
  id,
  label: id,
  atOnce,
  entries: names.map((name) => ({ names: [name], choice: choice(`${id}:${name}`, name) })),
});

const SHELVES = [
  shelf('components', ['Redis', 'Redirect service']),
  shelf('commands', ['Undo', 'Redo', 'Select all of the same kind'], true),
  shelf(
    'kinds',
    Array.from({ length: 20 }, (_, index) => `Store ${index}`),
  ),
];
const shown = (typed: string) =>
  lookUp(SHELVES, typed)
    .filter(({ choices }) => choices.length > 0)
    .map(({ id, choices }) => `${id}: ${choices.map(({ label }) => label).join(', ')}`);

test('before anything is typed, only what is to hand', () => {
  expect(shown('  ')).toEqual(['commands: Undo, Redo, Select all of the same kind']);
});

test('the group with the best answer comes first, best answers first in it', () => {
  expect(shown('redo')).toEqual(['commands: Redo']);
  expect(shown('red')).toEqual(['components: Redis, Redirect service', 'commands: Redo']);
  expect(shown('UNDO')).toEqual(['commands: Undo']);
  expect(shown('kind same')).toEqual(['commands: Select all of the same kind']);
  expect(shown('service')).toEqual(['components: Redirect service']);
  expect(shown('nothing like it')).toEqual([]);
});

test('who abbreviates or mistypes finds what is spelled nearly so, only where nothing answers', () => {
  expect(shown('rds')).toEqual(['components: Redis']);
  expect(shown('unddo')).toEqual(['commands: Undo']);
  expect(shown('redrect servce')).toEqual(['components: Redirect service']);
  expect(shown('rd')).toEqual([]);
  expect(shown('xyz')).toEqual([]);
  expect(shown('red')).toEqual(['components: Redis, Redirect service', 'commands: Redo']);
});

test('what cannot be done now is found after what can, and is not offered before something is typed', () => {
  const redo = { ...choice('redo', 'Redo'), unavailable: 'Nothing was undone.' };
  const commands = {
    ...shelf('commands', ['Redraw the board'], true),
    entries: [
      { names: ['Redo'], choice: redo },
      { names: ['Redraw the board'], choice: choice('redraw', 'Redraw the board') },
    ],
  };
  const labels = (typed: string) =>
    lookUp([commands], typed).flatMap(({ choices }) => choices.map(({ label }) => label));
  expect(labels('redo')).toEqual(['Redo']);
  expect(labels('red')).toEqual(['Redraw the board', 'Redo']);
  expect(labels('')).toEqual(['Redraw the board']);
});

test('of many answers a few are shown and the rest counted', () => {
  const [group] = lookUp(SHELVES, 'store');
  expect(group?.choices).toHaveLength(8);
  expect(group?.more).toBe(12);
});
