import type { Machine } from '../machine.ts';
import { SLOTS, SOURCE } from '../plan.ts';

/** Bits of `Places.kind`: it has slots, or takes no time at all; its way there or back takes none. */
export const HAS_SLOTS = 1;
export const IS_SOURCE = 2;
export const SERVES_AT_ONCE = 4;
export const NEAR = 8;

/**
 * Where a request can be: the visits of a network as trees, one for each source, a place for each way to a visit. Who
 * calls it and what comes next is then known from the place alone.
 */
export class Places {
  readonly visit: Int32Array;
  readonly station: Int32Array;
  /** Call that leads there, and connection and class of it in `tallies.sent`; -1 for a root. */
  readonly call: Int32Array;
  readonly sent: Int32Array;
  /** The caller's place; -1 for a root. */
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  readonly kind: Uint8Array;
  /** Place of the first call; those of the others follow. */
  readonly firstChild: Int32Array;
  /** The call of the caller that comes after this one. */
  readonly after: Int32Array;
  readonly deepest: number;
  /** By source. */
  readonly roots: Int32Array;

  constructor(m: Machine, sources: Int32Array) {
    const { plan, delays } = m;
    const list = Array.from(sources, (visit) => ({ visit, call: -1, parent: -1, depth: 0 }));
    const firstChild: number[] = [];
    for (let place = 0; place < list.length; place++) {
      const { visit, depth } = list[place]!;
      firstChild.push(list.length);
      for (let call = plan.firstCall[visit]!; call < plan.firstCall[visit + 1]!; call++)
        list.push({ visit: plan.callVisit[call]!, call, parent: place, depth: depth + 1 });
    }
    this.roots = sources.map((_, i) => i);
    this.visit = Int32Array.from(list, ({ visit }) => visit);
    this.station = this.visit.map((visit) => plan.visitStation[visit]!);
    this.call = Int32Array.from(list, ({ call }) => call);
    this.sent = Int32Array.from(list, ({ call, visit }) =>
      call < 0 ? -1 : plan.callConnection[call]! * plan.classes + plan.visitClass[visit]!,
    );
    this.parent = Int32Array.from(list, ({ parent }) => parent);
    this.depth = Int32Array.from(list, ({ depth }) => depth);
    this.firstChild = Int32Array.from(firstChild);
    this.after = Int32Array.from(list, ({ call, parent }) => {
      if (parent < 0) return -1;
      const caller = list[parent]!.visit;
      return plan.routesOne[plan.visitStation[caller]!] !== 0 ? plan.firstCall[caller + 1]! : call + 1;
    });
    this.deepest = Math.max(0, ...this.depth) + 1;
    this.kind = Uint8Array.from(list, ({ call, visit }) => {
      const intake = plan.intake[plan.visitStation[visit]!]!;
      return (
        (intake === SLOTS ? HAS_SLOTS : 0) |
        (intake === SOURCE ? IS_SOURCE : 0) |
        (delays.isNone(m.serviceDelay[visit]!) ? SERVES_AT_ONCE : 0) |
        (call >= 0 && delays.isNone(m.networkDelay[call]!) ? NEAR : 0)
      );
    });
  }
}
