import { expect, test, vi } from 'vitest';
import { glide, REST } from './gliding.ts';

test('the drawing is a layer while one looks elsewhere, and sharp again soon after', () => {
  vi.useFakeTimers();
  const drawing = { dataset: {} } as HTMLElement;
  const isLayer = (): boolean => drawing.dataset.gliding !== undefined;
  let move = (): void => {};
  const end = glide(
    {
      onMove: (listener) => {
        move = listener;
        return () => {
          move = () => {};
        };
      },
    },
    drawing,
  );
  expect(isLayer()).toBe(false);
  for (let i = 0; i < 3; i++) {
    move();
    vi.advanceTimersByTime(REST - 1);
    expect(isLayer()).toBe(true);
  }
  vi.advanceTimersByTime(1);
  expect(isLayer()).toBe(false);
  move();
  end();
  expect(isLayer()).toBe(false);
  vi.useRealTimers();
});
