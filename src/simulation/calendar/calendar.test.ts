import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream.ts';
import { Calendar } from './calendar.ts';

type Step =
  | { readonly do: 'heap'; readonly ahead: number }
  | { readonly do: 'lane'; readonly lane: number }
  | { readonly do: 'next'; readonly within: number };

/** Few distinct values, so that equal times are common. */
const ahead = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 5, noNaN: true }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('heap' as const), ahead }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('lane' as const), lane: fc.nat(10) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('next' as const),
      within: fc.constantFrom(Infinity, Infinity, 0.5, 1, 2.5),
    }),
  },
);

/** Plays the steps on a calendar and on a plainly sorted list; true if they agree everywhere. */
function agrees(steps: readonly Step[]): boolean {
  const calendar = new Calendar();
  let model: { time: number; order: number }[] = [];
  let order = 0;
  let now = 0;
  const nextOfBoth = (limit: number): boolean => {
    model = model.toSorted((a, b) => a.time - b.time || a.order - b.order);
    const first = model[0];
    const payload = calendar.next(limit);
    if (first === undefined || first.time >= limit) return payload === -1;
    model.shift();
    now = first.time;
    return payload === first.order && calendar.time === now && calendar.ticket === first.order;
  };
  const put = (time: number, into: (payload: number) => void) => {
    into(order);
    model.push({ time, order: order++ });
  };
  // The clock begins with the first event.
  put(0, (payload) => calendar.schedule(0, payload));
  if (!nextOfBoth(Infinity)) return false;
  for (const s of steps) {
    if (s.do === 'next') {
      if (!nextOfBoth(now + s.within)) return false;
    } else if (s.do === 'heap') put(now + s.ahead, (payload) => calendar.schedule(now + s.ahead, payload));
    else {
      const delay = s.lane / 2;
      put(now + delay, (payload) =>
        calendar.scheduleAfterConstant(calendar.lane(delay), now + delay, payload),
      );
    }
    if (calendar.length !== model.length) return false;
  }
  while (model.length > 0) if (!nextOfBoth(Infinity)) return false;
  return calendar.next(Infinity) === -1;
}

describe('calendar', () => {
  it('returns events by time, and by insertion at one time, whichever way they came in', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400, size: 'max' }), (steps) => agrees(steps)),
      { numRuns: 400 },
    );
  });

  it('grows beyond its first size in heap and lane, and has more delays than lanes', () => {
    const calendar = new Calendar();
    const lanes = Array.from({ length: 100 }, (_, i) => calendar.lane(1 + i));
    const expected: [number, number][] = [];
    const note = (time: number): number => expected.push([time, expected.length]) - 1;
    for (let round = 0; round < 50; round++) {
      for (let i = 0; i < 100; i++) {
        calendar.scheduleAfterConstant(lanes[i]!, 1 + i + round, note(1 + i + round));
        const time = ((i * 37) % 100) + 0.5;
        calendar.schedule(time, note(time));
      }
    }
    expect(calendar.length).toBe(10_000);
    expected.sort(([a, i], [b, j]) => a - b || i - j);
    expect(expected.map(() => calendar.next(Infinity))).toEqual(expected.map(([, order]) => order));
    expect(calendar.next(Infinity)).toBe(-1);
    expect(calendar.length).toBe(0);
  });

  it('keeps order while events come more and less often, near and far, and many at one instant', () => {
    const calendar = new Calendar();
    const numbers = createStream(1, 'calendar');
    const waiting: { time: number; order: number }[] = [];
    let order = 0;
    let isRight = true;
    const put = (time: number) => {
      waiting.push({ time, order });
      calendar.schedule(time, order++);
    };
    const take = () => {
      const first = waiting.reduce((a, b) =>
        b.time < a.time || (b.time === a.time && b.order < a.order) ? b : a,
      );
      waiting.splice(waiting.indexOf(first), 1);
      isRight &&= calendar.next(Infinity) === first.order && calendar.time === first.time;
    };
    put(0);
    take();
    for (const mean of [1, 1e-5, 1e4, 1, 0]) {
      for (let i = 0; i < 60; i++) put(calendar.time + numbers.exponential() * mean * 10);
      for (let i = 0; i < 6000; i++) {
        put(calendar.time + numbers.exponential() * mean * (i % 100 === 0 ? 1e4 : 1));
        if (i % 500 === 0) for (let k = 0; k < 60; k++) put(calendar.time + mean);
        take();
        if (waiting.length > 60) take();
      }
    }
    while (waiting.length > 0) take();
    expect(isRight).toBe(true);
    expect(calendar.next(Infinity)).toBe(-1);
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
    expect([calendar.next(Infinity), calendar.next(Infinity), calendar.next(Infinity)]).toEqual([2, 1, 3]);
  });

  it('drops deadlines that no longer hold, and returns those that do', () => {
    const calendar = new Calendar();
    const lane = calendar.deadlineLane();
    /** Ticket by row; 0 for a row whose reply has come. */
    const tickets = new Float64Array(4);
    const deadline = (row: number, now: number) => {
      tickets[row] = calendar.scheduleDeadline(lane, now + 10, row << 3, tickets, 3);
    };
    calendar.schedule(0, 99);
    calendar.next(Infinity);
    deadline(0, 0);
    deadline(1, 1);
    deadline(2, 2);
    expect(calendar.length).toBe(3);
    tickets[0] = 0;
    tickets[1] = 0;
    deadline(3, 3);
    expect(calendar.length).toBe(2);
    expect(calendar.next(Infinity)).toBe(2 << 3);
    expect(calendar.time).toBe(12);
    expect(calendar.ticket).toBe(tickets[2]);
    // The same row again: its old entry is told from the new one by the ticket.
    tickets[3] = 0;
    deadline(3, 4);
    expect(calendar.length).toBe(1);
    expect(calendar.next(Infinity)).toBe(3 << 3);
    expect(calendar.time).toBe(14);
    expect(calendar.ticket).toBe(tickets[3]);
  });

  it('keeps few deadlines where one request stays and others come and go behind it', () => {
    const calendar = new Calendar();
    const lane = calendar.deadlineLane();
    const rows = 200;
    const tickets = new Float64Array(rows);
    const deadline = (row: number, now: number) => {
      tickets[row] = calendar.scheduleDeadline(lane, now + 1e6, row << 3, tickets, 3);
    };
    calendar.schedule(0, 99);
    calendar.next(Infinity);
    deadline(0, 0);
    for (let i = 1; i <= 10_000; i++) {
      const row = 1 + (i % (rows - 1));
      // A row is used again when its request is over; every hundredth stays for longer.
      if (tickets[row] === 0 || row % 100 !== 0) deadline(row, i);
      if (row % 100 !== 0 && i <= 9_990) tickets[row] = 0;
    }
    expect(calendar.length).toBeLessThan(64);
    const held = [...tickets].filter((ticket) => ticket > 0).sort((a, b) => a - b);
    expect(held).toHaveLength(12);
    const due: number[] = [];
    for (let payload = calendar.next(Infinity); payload >= 0; payload = calendar.next(Infinity))
      if (tickets[payload >> 3] === calendar.ticket) due.push(calendar.ticket);
    expect(due).toEqual(held);
  });
});
