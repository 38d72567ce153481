import { expect, it } from 'vitest';
import type { BriefItem } from '../../board/board.ts';
import { answersTo } from './briefSearch.ts';

const card: BriefItem = {
  id: 'schema-1',
  section: 'schema',
  order: 1,
  title: 'reservation',
  text: 'The rule against double booking is ours.',
  rows: [{ name: 'garage_id', type: 'foreign key', note: 'see the question' }],
  origin: { by: 'notes', lines: 'L30-32', refs: ['PG-12'] },
};

it('answers to all words of title, text and fields, in any order', () => {
  expect(answersTo(card, ' ')).toBe(true);
  expect(answersTo(card, 'Booking double')).toBe(true);
  expect(answersTo(card, 'garage_id foreign question')).toBe(true);
  expect(answersTo(card, 'double payment')).toBe(false);
});

it('answers to the lines and ids of the notes, and to no others', () => {
  expect(['l30', 'L31', 'pg-12', 'PG-12 reservation'].map((typed) => answersTo(card, typed))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['L29', 'L33', 'PG-1', 'L3'].map((typed) => answersTo(card, typed))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(answersTo({ ...card, origin: { by: 'ours' } }, 'L31')).toBe(false);
});
