import type { Fault } from '../network/scenario.ts';
import { eachOf } from './fall.ts';
import { applyFaults, flush } from './faults.ts';
import type { Machine } from './machine.ts';

/** When what breaks and heals in a run. */
export class Timeline {
  private readonly m: Machine;
  private readonly faults: Fault[];
  /** Up to when it has been followed; what is due at a time is done once. */
  private done = -1;

  constructor(m: Machine, faults: readonly Fault[]) {
    this.m = m;
    this.faults = faults.map((fault) => ({ ...fault })).sort((a, b) => a.at - b.at);
  }

  /** The next time at which anything changes, s; `Infinity` for none. */
  next(): number {
    let next = Infinity;
    for (const { at, until = Infinity } of this.faults) {
      if (at > this.done && at < next) next = at;
      if (until > this.done && until < next) next = until;
    }
    return next;
  }

  /** The changes of a time that has come. */
  follow(time: number): void {
    this.done = time;
    const active = this.faults.filter(({ at, until = Infinity }) => at <= time && time < until);
    const changed = this.faults.filter(({ at, until }) => at === time || until === time);
    const { network } = this.m.plan;
    const parts = active.flatMap((fault) => eachOf(network, fault));
    const touched = changed.flatMap((fault) => eachOf(network, fault)).map(({ target }) => target);
    for (const { target, effect } of changed
      .filter(({ at }) => at === time)
      .flatMap((f) => eachOf(network, f)))
      if (effect === 'flush') flush(this.m, target);
    for (const target of new Set(touched)) applyFaults(this.m, target, parts);
  }

  /** Of those at work at a time to come. */
  heal(time: number, { target, effect }: Pick<Fault, 'target' | 'effect'>): void {
    this.faults.forEach((fault, index) => {
      const isMeant = fault.target === target && fault.effect === effect && effect !== 'flush';
      if (isMeant && fault.at <= time && time < (fault.until ?? Infinity))
        this.faults[index] = { ...fault, until: time };
    });
  }

  add(fault: Fault): void {
    this.faults.push({ ...fault });
  }

  /** In order of time. */
  list(): readonly Fault[] {
    return this.faults.map((fault) => ({ ...fault })).sort((a, b) => a.at - b.at);
  }
}
