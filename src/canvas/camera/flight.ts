import { type BaseType, type Selection, selection } from 'd3-selection';

/**
 * A flight of the camera: what `d3-zoom` asks of `d3-transition`, whose place this takes in the page (vite.config.ts). All
 * that is ever animated is the camera, so that attributes, styles and texts, 8 kB of them, need no way of their own.
 */

type Picked = Selection<BaseType, unknown, null, undefined>;
type Listener = (this: Element) => void;
/** Made when the flight begins; is told how much of the way is done, 0..1. */
type Tween = (this: Element) => (part: number) => void;

interface Aloft {
  readonly flight: Flight;
  /** Null until the frame in which it begins. */
  steps: ((part: number) => void)[] | null;
}

/** At most one on its way and one that will take over from it, for each element. */
const aloft = new WeakMap<Element, Set<Aloft>>();

function drop(node: Element, one: Aloft): void {
  if (aloft.get(node)?.delete(one) && one.steps) one.flight.tell('interrupt', node);
}

/** Ends what is under way and what waits to begin; d3-zoom calls it when a hand takes hold. */
export function interrupt(node: Element): void {
  for (const one of [...(aloft.get(node) ?? [])]) drop(node, one);
}

function fly(node: Element, flight: Flight): void {
  const own: Aloft = { flight, steps: null };
  const all = aloft.get(node) ?? new Set();
  aloft.set(node, all.add(own));
  const begun = performance.now();
  const frame = () => {
    if (!all.has(own)) return;
    if (!own.steps) {
      // The later one wins, from where the earlier one has come to.
      for (const other of [...all]) {
        if (other === own) break;
        drop(node, other);
      }
      flight.tell('start', node);
      own.steps = flight.begin(node);
    }
    const part = Math.min(1, Math.max(0, performance.now() - begun) / flight.ms);
    for (const step of own.steps) step(part < 1 ? flight.eased(part) : 1);
    if (part < 1) requestAnimationFrame(frame);
    else if (all.delete(own)) flight.tell('end', node);
  };
  requestAnimationFrame(frame);
}

export class Flight {
  ms = 250;
  eased: (part: number) => number = (part) => part;
  readonly #nodes: Picked;
  readonly #listeners: (readonly [type: string, listener: Listener])[] = [];
  readonly #tweens: Tween[] = [];

  constructor(nodes: Picked) {
    this.#nodes = nodes;
  }

  selection(): Picked {
    return this.#nodes;
  }

  duration(ms: number): this {
    this.ms = ms;
    return this;
  }

  ease(eased: (part: number) => number): this {
    this.eased = eased;
    return this;
  }

  /** Types as in d3, each with a name behind a point that tells who listens: `interrupt.zoom end.zoom`. */
  on(types: string, listener: Listener): this {
    for (const type of types.split(' ')) this.#listeners.push([type.split('.')[0] ?? '', listener]);
    return this;
  }

  tween(_name: string, tween: Tween): this {
    this.#tweens.push(tween);
    return this;
  }

  tell(type: string, node: Element): void {
    for (const [heard, listener] of this.#listeners) if (heard === type) listener.call(node);
  }

  begin(node: Element): ((part: number) => void)[] {
    return this.#tweens.map((tween) => tween.call(node));
  }
}

Object.assign(selection.prototype, {
  interrupt(this: Picked): Picked {
    return this.each(function () {
      interrupt(this as Element);
    });
  },
  transition(this: Picked): Flight {
    const flight = new Flight(this);
    this.each(function () {
      fly(this as Element, flight);
    });
    return flight;
  },
});
