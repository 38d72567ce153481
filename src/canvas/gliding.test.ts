import { expect, test, vi } from 'vitest';
import { glide, REST } from './gliding.ts';

test('the drawing is a layer while one looks elsewhere, and sharp again soon after', () => {
  vi.useFakeTimers();
  const drawing = { style: { willChange: '' } } as HTMLElement;
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
  expect(drawing.style.willChange).toBe('');
  for (let i = 0; i < 3; i++) {
    move();
    vi.advanceTimersByTime(REST - 1);
    expect(drawing.style.willChange).toBe('transform');
  }
  vi.advanceTimersByTime(1);
  expect(drawing.style.willChange).toBe('');
  move();
  end();
  expect(drawing.style.willChange).toBe('');
  vi.useRealTimers();
});
