import { expect, it } from 'vitest';
import { setParam } from '../board/edit.ts';
import { putComponents } from '../board/moving.ts';
import { compile } from '../simulation/compile.ts';
import { templateBoard } from '../templates/templates.ts';
import { estimateOf, partOf, sliceWords } from './theory.ts';

const voice = (await templateBoard('voice-sfu'))!;

it('tells what a slice of a board is before it is run, and which parts are rounded', () => {
  const { factor, text } = sliceWords(voice, 120);
  expect(factor).toBeGreaterThan(20);
  expect(text).toContain(`one request in ${factor}`);
  expect(text).toContain('Server discovery +');
  expect(partOf(voice, factor).slice).toBe(factor);
  expect(partOf(voice, 1).slice).toBeUndefined();
});

it('takes a smaller one, or all, where the board has come to allow no more', () => {
  const one = setParam(setParam(voice, 'sfu', 'replicas', 1), 'sfu', 'slots', 1);
  expect(partOf(one, 60).slice).toBeUndefined();
  expect(sliceWords(one, 60).text).toContain('too few slots');
});

it('keeps what it knows of a board on which things are only moved, and nothing else', () => {
  const known = estimateOf(voice, 1);
  const id = Object.keys(voice.components)[0]!;
  const moved = putComponents(voice, { [id]: { x: -4000, y: -4000 } });
  expect(compile(moved)).toEqual(compile(voice));
  expect(estimateOf(moved, 1)).toBe(known);
  expect(estimateOf(setParam(moved, 'sfu', 'replicas', 1), 1)).not.toEqual(known);
});
