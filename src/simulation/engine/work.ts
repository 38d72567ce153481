import type { Arrivals } from './arrivals.ts';
import { CREATE, ENDS, MASK, POLL, RECONNECT, SHIFT } from './events.ts';
import { happen } from './flow.ts';
import type { Machine } from './machine.ts';

/** The loop of the engine: events before `limit`, about `budget` of them at most. Returns how many there were. */
export function work(machine: Machine, arrivals: Arrivals, limit: number, budget = Infinity): number {
  const { calendar, soon } = machine;
  let count = 0;
  while (count < budget) {
    const payload = calendar.next(limit);
    if (payload < 0) break;
    count++;
    const what = payload & MASK;
    if (what === CREATE) arrivals.create(payload >> SHIFT);
    else if (what === POLL) arrivals.poll(payload >> SHIFT);
    else if (what === RECONNECT) arrivals.connect(payload >> SHIFT);
    else if (what === ENDS) machine.sessions!.ends(payload >> SHIFT);
    else happen(machine, payload);
    while (soon.length > 0) {
      count++;
      happen(machine, soon.shift());
    }
  }
  return count;
}

/** What follows at once from a change that was no event. */
export function workOff(machine: Machine): number {
  const { soon } = machine;
  let count = 0;
  for (; soon.length > 0; count++) happen(machine, soon.shift());
  return count;
}
