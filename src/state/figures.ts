import { useCallback, useSyncExternalStore } from 'react';
import type { Id } from '../board/board.ts';
import type { Network } from '../simulation/network.ts';
import { componentFigures, connectionFigures, type FigureSource, sameFigures } from './readFigures.ts';
import type { ComponentFigures, ConnectionFigures } from './shape.ts';

/** Real time, replaceable in tests. */
export interface FigureClock {
  now(): number;
  later(run: () => void, ms: number): void;
}

/** Least time between two publications, ms: numbers that change faster cannot be read. */
const INTERVAL = 100;
/** Listeners told at once; of more, the rest frame by frame: all together they would take longer than a frame has. */
const AT_ONCE = 48;
/** ms from one part to the next, and parts at most, so that all have heard before the next publication. */
const FRAME = 16;
const PARTS = 5;

const REAL_TIME: FigureClock = {
  now: () => performance.now(),
  later: (run, ms) => {
    setTimeout(run, ms);
  },
};

type Figures = ComponentFigures | ConnectionFigures;

interface Cached<T> {
  readonly version: number;
  readonly value: T | undefined;
}

/**
 * Figures that change while a run goes, outside the store: a publication touches only listeners of visible ids.
 * Between publications every snapshot keeps its identity, and so does one whose numbers did not change.
 */
export class FigureStore {
  private source: FigureSource = { type: 'none' };
  private published: FigureSource = { type: 'none' };
  private version = 0;
  private last = Number.NEGATIVE_INFINITY;
  private waiting = false;
  private visible: ReadonlySet<Id> | null = null;
  /** Listeners that have not heard of the last publication yet, the longest waiting first. */
  private readonly untold = new Set<() => void>();
  private telling = false;
  private part = AT_ONCE;
  private readonly byId = new Map<Id, Set<() => void>>();
  private readonly always = new Set<() => void>();
  private readonly components = new Map<Id, Cached<ComponentFigures>>();
  private readonly connections = new Map<Id, Cached<ConnectionFigures>>();
  private rows = rowsOf(null);

  constructor(private readonly clock: FigureClock = REAL_TIME) {}

  /** The newest source; listeners hear of it at most ten times a second. */
  show(source: FigureSource): void {
    this.source = source;
    if (this.waiting) return;
    const wait = this.last + INTERVAL - this.clock.now();
    if (wait <= 0) {
      this.publish();
      return;
    }
    this.waiting = true;
    this.clock.later(() => {
      this.waiting = false;
      this.publish();
    }, wait);
  }

  component = (id: Id): ComponentFigures | undefined =>
    this.snapshot(this.components, id, () => componentFigures(this.published, id, this.rows.stations));

  connection = (id: Id): ConnectionFigures | undefined =>
    this.snapshot(this.connections, id, () => connectionFigures(this.published, id, this.rows.connections));

  /** What is published now, for drawing code that reads every figure at once. */
  get current(): FigureSource {
    return this.published;
  }

  subscribe(ids: readonly Id[] | 'all', listener: () => void): () => void {
    if (ids === 'all') {
      this.always.add(listener);
      return () => this.always.delete(listener);
    }
    for (const id of ids) {
      const listeners = this.byId.get(id) ?? new Set();
      this.byId.set(id, listeners.add(listener));
    }
    return () => {
      for (const id of ids) {
        const listeners = this.byId.get(id);
        listeners?.delete(listener);
        this.untold.delete(listener);
        if (listeners?.size === 0) this.byId.delete(id);
      }
    };
  }

  /** Only these ids are told of new figures from now on; null tells all. Ids that come into view are told at once. */
  setVisible(ids: Iterable<Id> | null): void {
    const before = this.visible;
    this.visible = ids === null ? null : new Set(ids);
    if (before === null) return;
    this.tell([...(this.visible ?? this.byId.keys())].filter((id) => !before.has(id)));
  }

  private publish(): void {
    this.last = this.clock.now();
    this.published = this.source;
    this.version += 1;
    this.rows = rowsOf(this.published.type === 'frame' ? this.published.network : null, this.rows);
    this.tell(this.visible ?? this.byId.keys());
    for (const listener of [...this.always]) listener();
  }

  private tell(ids: Iterable<Id>): void {
    for (const id of ids) for (const listener of this.byId.get(id) ?? []) this.untold.add(listener);
    this.part = Math.max(AT_ONCE, Math.ceil(this.untold.size / PARTS));
    if (!this.telling) this.tellSome();
  }

  private tellSome(): void {
    for (const listener of [...this.untold].slice(0, this.part)) {
      this.untold.delete(listener);
      listener();
    }
    this.telling = this.untold.size > 0;
    if (this.telling) this.clock.later(() => this.tellSome(), FRAME);
  }

  private snapshot<T extends Figures>(
    cache: Map<Id, Cached<T>>,
    id: Id,
    read: () => T | undefined,
  ): T | undefined {
    const cached = cache.get(id);
    if (cached?.version === this.version) return cached.value;
    const fresh = read();
    const value = fresh && cached?.value && sameFigures(cached.value, fresh) ? cached.value : fresh;
    cache.set(id, { version: this.version, value });
    return value;
  }
}

interface Rows {
  readonly network: Network | null;
  readonly stations: ReadonlyMap<Id, number>;
  readonly connections: ReadonlyMap<Id, number>;
}

function rowsOf(network: Network | null, before?: Rows): Rows {
  if (before?.network === network) return before;
  const index = (rows: readonly { readonly id: Id }[]) => new Map(rows.map((row, at) => [row.id, at]));
  return {
    network,
    stations: index(network?.stations ?? []),
    connections: index(network?.connections ?? []),
  };
}

/** The figures of the page. */
export const figures = new FigureStore();

export function useComponentFigures(id: Id): ComponentFigures | undefined {
  const subscribe = useCallback((listener: () => void) => figures.subscribe([id], listener), [id]);
  return useSyncExternalStore(subscribe, () => figures.component(id));
}

export function useConnectionFigures(id: Id): ConnectionFigures | undefined {
  const subscribe = useCallback((listener: () => void) => figures.subscribe([id], listener), [id]);
  return useSyncExternalStore(subscribe, () => figures.connection(id));
}
