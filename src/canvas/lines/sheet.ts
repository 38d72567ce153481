import type { Id } from '../../board/board.ts';
import { makeInk } from './ink.ts';
import { type Around, type Asked, type Placed, type Placing, placeWords, sharedBy } from './labels.ts';
import type { Rect } from './orthogonal.ts';

interface Entry {
  readonly id: Id;
  asked: Asked;
  placing?: Placing;
  /** Its line is out of view. It stays on the sheet until something changes, as looking elsewhere moves no words. */
  isAway: boolean;
}

export type Sheet = ReturnType<typeof makeSheet>;

/**
 * The sheet that lines share with their words, so that these lie on no lines and on no others. The words of short lines
 * choose first, as they have the fewest places. Which place is taken depends on what lies on the sheet, and not on what happened before.
 */
export function makeSheet() {
  const entries = new Map<Id, Entry>();
  const ink = makeInk();
  const dirty = new Set<Entry>();
  const changed = new Set<Id>();
  const listeners = new Map<Id, () => void>();
  let isAwaited = false;

  const order = () =>
    [...entries.values()].sort(
      (a, b) => ink.lengthOf(a.id) - ink.lengthOf(b.id) || (a.id < b.id ? -1 : Number(a.id > b.id)),
    );

  function stir(boxes: readonly Rect[], among: Iterable<Entry>): void {
    for (const entry of among) {
      const { placing } = entry;
      if (placing && boxes.some((box) => sharedBy(box, placing.seen) > 0)) dirty.add(entry);
    }
  }

  /** Those whose words the line is in the way of, or was. */
  function stirAlong(id: Id): void {
    for (const entry of entries.values())
      if (entry.id !== id && entry.placing && ink.isIn(id, entry.placing.seen)) dirty.add(entry);
  }

  function drop(entry: Entry): void {
    stirAlong(entry.id);
    stir(entry.placing?.boxes ?? [], entries.values());
    ink.take(entry.id);
    entries.delete(entry.id);
    dirty.delete(entry);
  }

  function dropAway(): void {
    for (const entry of [...entries.values()]) if (entry.isAway) drop(entry);
  }

  function settle(): void {
    if (dirty.size === 0) return;
    const all = order();
    for (const [index, entry] of all.entries()) {
      if (!dirty.delete(entry)) continue;
      const before = entry.placing;
      const around: Around = {
        through: (box) => ink.through(box, entry.id),
        words(box) {
          let px = 0;
          for (let i = 0; i < index; i++)
            for (const other of all[i]?.placing?.boxes ?? []) px += sharedBy(box, other);
          return px;
        },
      };
      entry.placing = placeWords(entry.asked, around);
      if (before && isSame(before.at, entry.placing.at)) {
        entry.placing = { ...entry.placing, at: before.at };
        continue;
      }
      changed.add(entry.id);
      stir([...(before?.boxes ?? []), ...entry.placing.boxes], all.slice(index + 1));
    }
  }

  function soon(): void {
    if (isAwaited) return;
    isAwaited = true;
    queueMicrotask(() => {
      isAwaited = false;
      settle();
      const told = [...changed];
      changed.clear();
      for (const id of told) listeners.get(id)?.();
    });
  }

  return {
    /** A line that is seen, with its words. */
    put(id: Id, asked: Asked): void {
      const entry = entries.get(id);
      const isOther = entry?.asked.route.path !== asked.route.path;
      if (entry && isOther) {
        dropAway();
        stirAlong(id);
      }
      const now: Entry = entry ?? { id, asked, isAway: false };
      now.isAway = false;
      if (entry?.asked === asked) return;
      now.asked = asked;
      entries.set(id, now);
      dirty.add(now);
      if (isOther) {
        ink.put(id, asked.route.curve);
        stirAlong(id);
      }
      soon();
    },

    /** It is seen no more, whether it is only out of view or gone. */
    take(id: Id, isGone: boolean): void {
      const entry = entries.get(id);
      if (!entry) return;
      if (!isGone) {
        entry.isAway = true;
        return;
      }
      drop(entry);
      dropAway();
      soon();
    },

    /** Where the words of a line stand; nothing before it has been put. */
    at(id: Id): Placed | undefined {
      settle();
      return entries.get(id)?.placing?.at;
    },

    /** The same for a line that moves now: beside it, as they stood, whatever else lies there. */
    follow(id: Id, asked: Asked): Placed {
      const own = makeInk();
      own.put(id, asked.route.curve);
      const around: Around = { through: (box) => own.through(box, id), words: () => 0 };
      return placeWords(asked, around, entries.get(id)?.placing?.way).at;
    },

    /** Tells of the words of one line that they stand elsewhere. */
    listen(id: Id, listener: () => void): () => void {
      listeners.set(id, listener);
      return () => {
        if (listeners.get(id) === listener) listeners.delete(id);
      };
    },
  };
}

function isSame(a: Placed, b: Placed): boolean {
  return a.x === b.x && a.anchor === b.anchor && a.rows.join() === b.rows.join();
}
