import type { Arrivals } from '../arrivals.ts';
import type { Machine } from '../machine.ts';
import { isSent } from '../plan/codes.ts';
import * as at from './columns.ts';
import { isFork } from './kinds.ts';
import type { Place, Places } from './places.ts';
import type { Way } from './ways.ts';

/**
 * Requests of one source on the way to their gate: the first place where they matter to others. All take the same time, so that they
 * come there in the order of their creation. A row and an event for each would be as many as their way is long, and mostly not at
 * hand for the processor; here they are a few numbers each, on a ring.
 */
export class Births {
  readonly source: number;
  readonly root: Place;
  readonly gate: Place;
  length = 0;
  private head = 0;
  private began: Float64Array = new Float64Array(64);
  private lucks: Int32Array = new Int32Array(64);
  private keys: Int32Array = new Int32Array(64);
  /** When the first of them is there, s; `Infinity` where there is none. */
  due = 0.5;

  constructor(source: number, root: Place, gate: Place) {
    this.source = source;
    this.root = root;
    this.gate = gate;
    this.due = Infinity;
  }

  /** Of the first. */
  get luck(): number {
    return this.lucks[this.head]!;
  }

  get key(): number {
    return this.keys[this.head]!;
  }

  /** When the first began, into an array: engines would box a double that a function returns. */
  putBegan(out: Float64Array, index: number): void {
    out[index] = this.began[this.head]!;
  }

  /** One begins now. */
  push({ time }: { readonly time: number }, luck: number, key: number): void {
    if (this.length === this.began.length) this.grow();
    const index = (this.head + this.length) & (this.began.length - 1);
    this.began[index] = time;
    this.lucks[index] = luck;
    this.keys[index] = key;
    if (this.length === 0) this.due = time + this.gate.hopTime;
    this.length++;
  }

  /** The first is there. */
  drop(): void {
    this.head = (this.head + 1) & (this.began.length - 1);
    this.length--;
    this.due = this.length === 0 ? Infinity : this.began[this.head]! + this.gate.hopTime;
  }

  private grow(): void {
    const { head, length } = this;
    const bigger = <T extends Float64Array | Int32Array>(from: T, to: T): T => {
      to.set(from.subarray(head));
      to.set(from.subarray(0, head), length - head);
      return to;
    };
    this.began = bigger(this.began, new Float64Array(2 * length));
    this.lucks = bigger(this.lucks, new Int32Array(2 * length));
    this.keys = bigger(this.keys, new Int32Array(2 * length));
    this.head = 0;
  }
}

/** Who comes first to its gate is looked for among all, so that there may be only so many. */
const FEW = 8;

/** Of each source; null where requests have a straight way, or no gate that all come to, or some of them by a call that others do not make. */
export function birthsOf(
  m: Machine,
  { roots }: Places,
  arrivals: Arrivals,
  ways: readonly (Way | null)[],
): readonly (Births | null)[] {
  return roots.map((root, source) => {
    const patience = arrivals.lane[source]! >= 0 ? arrivals.patience[source]! : Infinity;
    if (ways[source] !== null || roots.length > FEW || !arrivals.isSteady(source)) return null;
    if ((root.kind & at.IS_SOURCE) === 0 || (root.kind & (at.IS_LIVE | at.ROUTES)) !== 0) return null;
    const gate = root.children.find(({ call }) => isAlwaysFirst(m, call)) ?? null;
    return gate !== null && isGate(m, gate) && gate.hopTime < patience
      ? new Births(source, root, gate)
      : null;
  });
}

/** Made once, if it comes to it. */
function isAlwaysFirst({ plan }: Machine, call: number): boolean {
  const isSure = plan.callWhole[call]! > 0 || isSent(plan.sends[call]!);
  return isSure && plan.condition[call] === 0;
}

function isGate({ plan }: Machine, { kind, call, hopTime, root, outer }: Place): boolean {
  const isOnce = plan.callWhole[call] === 1 && plan.callFraction[call] === 0 && !isFork(plan, call);
  const isAlone = plan.stepEnd[call] === call + 1 && (call === root.first || plan.stepEnd[call - 1] === call);
  const needed = at.HAS_SLOTS | at.HOP_IS_CONSTANT | at.IS_ORDERED;
  return (
    isOnce &&
    isAlone &&
    hopTime > 0 &&
    outer < 0 &&
    (kind & needed) === needed &&
    (kind & (at.IS_ALONE | at.IS_SENT | at.IS_BRANCH)) === 0
  );
}
