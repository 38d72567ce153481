import { expect, test } from 'vitest';
import { createAppStore } from './store.ts';

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

const open = (store: ReturnType<typeof createAppStore>): readonly boolean[] => {
  const { paletteOpen, panelOpen } = store.getState();
  return [paletteOpen, panelOpen];
};

test('panels suit the window until the person chooses', () => {
  const store = createAppStore({ storage: memory() });
  const { fitWindow } = store.getState();
  expect(open(store)).toEqual([true, true]);
  fitWindow('snug');
  expect(open(store)).toEqual([false, true]);
  fitWindow('sheets');
  expect(open(store)).toEqual([false, false]);
  fitWindow('wide');
  expect(open(store)).toEqual([true, true]);
});

test('what was chosen on a window with room for it holds, now and next time', () => {
  const storage = memory();
  const first = createAppStore({ storage });
  first.getState().fitWindow('snug');
  first.getState().togglePalette();
  first.getState().togglePanel();
  expect(open(first)).toEqual([true, false]);
  const next = createAppStore({ storage });
  next.getState().fitWindow('snug');
  expect(open(next)).toEqual([true, false]);
});

test('a sheet opened on a narrow window is not a choice for wider ones', () => {
  const storage = memory();
  const first = createAppStore({ storage });
  first.getState().fitWindow('sheets');
  first.getState().togglePanel();
  first.getState().togglePalette();
  first.getState().togglePanel();
  first.getState().setTheme('dark');
  const next = createAppStore({ storage });
  next.getState().fitWindow('snug');
  expect(open(next)).toEqual([false, true]);
  expect(next.getState().theme).toBe('dark');
});
