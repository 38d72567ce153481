import { expect, test } from 'vitest';
import { recentChoices, rememberChoice } from './recent.ts';

function storageWith(text: string | null): Storage {
  let kept = text;
  return { getItem: () => kept, setItem: (_: string, value: string) => (kept = value) } as unknown as Storage;
}

test('the newest comes first, each once, and only so many', () => {
  const storage = storageWith(null);
  for (const id of ['a', 'b', 'a']) rememberChoice(id, storage);
  expect(recentChoices(storage)).toEqual(['a', 'b']);
  for (let number = 0; number < 50; number += 1) rememberChoice(`n${number}`, storage);
  expect(recentChoices(storage)).toHaveLength(20);
  expect(recentChoices(storage)[0]).toBe('n49');
});

test('what is kept is read tolerantly', () => {
  for (const text of ['', '{', '{}', 'null', '"a"']) expect(recentChoices(storageWith(text))).toEqual([]);
  expect(recentChoices(storageWith('[1,"a",null]'))).toEqual(['a']);
  expect(recentChoices(null)).toEqual([]);
  expect(() => rememberChoice('a', null)).not.toThrow();
});
