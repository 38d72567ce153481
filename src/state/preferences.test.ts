import { expect, test } from 'vitest';
import { readPreferences, writePreferences } from './preferences.ts';

const KEY = 'headroom:preferences';

function storageWith(text: string | null): Storage {
  const kept = new Map(text === null ? [] : [[KEY, text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

test('come back as they were kept', () => {
  const storage = storageWith(null);
  const kept = {
    theme: 'dark',
    paletteOpen: false,
    panelOpen: true,
    panelWidth: 412,
    foldedGroups: ['edge'],
    sketchy: true,
  } as const;
  writePreferences(storage, kept);
  expect(readPreferences(storage)).toEqual(kept);
});

test('are read tolerantly, field by field', () => {
  const defaults = readPreferences(null);
  for (const text of [
    '',
    'not json',
    'null',
    '[]',
    '"dark"',
    '{"theme":"pink","panelWidth":"wide","foldedGroups":{}}',
  ]) {
    expect(readPreferences(storageWith(text))).toEqual(defaults);
  }
  expect(readPreferences(storageWith('{"theme":"dark","panelWidth":1e9,"paletteOpen":0}'))).toEqual({
    ...defaults,
    theme: 'dark',
    panelWidth: 640,
  });
});

test('that cannot be kept cost nothing else', () => {
  const full = {
    setItem() {
      throw new DOMException('full', 'QuotaExceededError');
    },
  } as unknown as Storage;
  expect(() => writePreferences(full, readPreferences(null))).not.toThrow();
});
