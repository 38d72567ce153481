import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaited } from './awaited.ts';
import { clickThen, doThen, forgetAhead, isAhead } from './pressedAhead.ts';

describe('a click on a button after keys that wait', () => {
  const done: string[] = [];
  const button = { click: () => done.push('click') } as unknown as HTMLElement;

  beforeEach(() => {
    vi.useFakeTimers();
    done.length = 0;
  });
  afterEach(() => {
    forgetAhead();
    vi.useRealTimers();
  });

  it('comes after them, so that what it opens does not get them', () => {
    const arrived = awaited();
    doThen(() => done.push('Escape'));
    doThen(() => done.push('Delete'));
    clickThen(button);
    vi.advanceTimersByTime(500);
    expect(done).toEqual([]);
    arrived();
    vi.advanceTimersByTime(100);
    expect(done).toEqual(['Escape', 'Delete', 'click']);
    vi.advanceTimersByTime(5000);
    expect(done).toHaveLength(3);
  });

  it('does not wait for what may never come, which is then forgotten', () => {
    const arrived = awaited();
    doThen(() => done.push('Escape'));
    clickThen(button);
    vi.advanceTimersByTime(1000);
    expect(done).toEqual(['click']);
    expect(isAhead()).toBe(false);
    arrived();
    vi.advanceTimersByTime(5000);
    expect(done).toEqual(['click']);
  });
});
