import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from './calendar.ts';

type Step =
  | { readonly do: 'heap'; readonly ahead: number }
  | { readonly do: 'lane'; readonly lane: number }
  | { readonly do: 'pop' };

/** Few distinct values, so that equal times are common. */
const ahead = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 5, noNaN: true }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('heap' as const), ahead }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('lane' as const), lane: fc.nat(10) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pop' as const) }) },
);

/** Plays the steps on a calendar and on a plainly sorted list; true if they agree everywhere. */
function agrees(steps: readonly Step[]): boolean {
  const calendar = new Calendar();
  let model: { time: number; order: number }[] = [];
  let now = 0;
  let order = 0;
  const popBoth = () => {
    model = model.toSorted((a, b) => a.time - b.time || a.order - b.order);
    const expected = model.shift();
    const nextTime = calendar.nextTime();
    const payload = calendar.pop();
    if (expected === undefined) return payload === -1 && nextTime === Infinity;
    now = expected.time;
    return payload === expected.order && calendar.time === expected.time && nextTime === expected.time;
  };
  for (const s of steps) {
    if (s.do === 'pop') {
      if (!popBoth()) return false;
      continue;
    }
    const time = now + (s.do === 'heap' ? s.ahead : s.lane / 2);
    if (s.do === 'heap') calendar.schedule(time, order);
    else calendar.scheduleAfterConstant(calendar.lane(s.lane / 2), time, order);
    model.push({ time, order: order++ });
    if (calendar.length !== model.length) return false;
  }
  while (model.length > 0) if (!popBoth()) return false;
  return popBoth();
}

describe('calendar', () => {
  it('returns events by time, and by insertion at one time, whichever way they came in', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400, size: 'max' }), (steps) => agrees(steps)),
      {
        numRuns: 400,
      },
    );
  });

  it('grows beyond its first size in heap, lane and number of lanes', () => {
    const calendar = new Calendar();
    const lanes = Array.from({ length: 100 }, (_, i) => calendar.lane(1 + i));
    for (let round = 0; round < 50; round++) {
      for (let i = 0; i < 100; i++) {
        calendar.scheduleAfterConstant(lanes[i]!, 1 + i + round, i);
        calendar.schedule(((i * 37) % 100) + 0.5, i);
      }
    }
    expect(calendar.length).toBe(10_000);
    let last = -1;
    for (let i = 0; i < 10_000; i++) {
      calendar.pop();
      expect(calendar.time).toBeGreaterThanOrEqual(last);
      last = calendar.time;
    }
    expect(calendar.pop()).toBe(-1);
    expect(calendar.length).toBe(0);
  });

  it('has one lane for one delay', () => {
    const calendar = new Calendar();
    const lane = calendar.lane(0.03);
    expect(calendar.lane(0.5)).not.toBe(lane);
    expect(calendar.lane(0.03)).toBe(lane);
  });

  it('keeps order even if a lane is given a time that goes back', () => {
    const calendar = new Calendar();
    const lane = calendar.lane(1);
    calendar.scheduleAfterConstant(lane, 5, 1);
    calendar.scheduleAfterConstant(lane, 3, 2);
    calendar.scheduleAfterConstant(lane, 6, 3);
    expect([calendar.pop(), calendar.pop(), calendar.pop()]).toEqual([2, 1, 3]);
  });

  it('is empty after clear and works on', () => {
    const calendar = new Calendar();
    const lane = calendar.lane(1);
    calendar.schedule(1, 1);
    calendar.scheduleAfterConstant(lane, 2, 2);
    calendar.clear();
    expect(calendar.pop()).toBe(-1);
    expect(calendar.nextTime()).toBe(Infinity);
    calendar.scheduleAfterConstant(lane, 1.5, 7);
    expect(calendar.pop()).toBe(7);
    expect(calendar.time).toBe(1.5);
  });
});
