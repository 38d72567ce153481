import type { Id } from '../../board/board.ts';
import { makeBoxes } from './boxes.ts';
import { makeInk } from './ink.ts';
import { type Around, type Asked, type Placed, type Placing, placeWords, sharedBy } from './labels.ts';
import type { Rect } from './orthogonal.ts';

interface Entry {
  readonly id: Id;
  asked: Asked;
  placing?: Placing;
  /** Its words lie on the sheet, where others look. */
  isLaid: boolean;
  /** Which chooses when: the first has 0. */
  rank: number;
  /** Its line is out of view. It stays on the sheet until something changes, as looking elsewhere moves no words. */
  isAway: boolean;
}

/** Px; most words are shorter than this, and what was looked at for them than that. */
const WORDS = 64;
const SEEN = 256;

export type Sheet = ReturnType<typeof makeSheet>;

/**
 * The sheet that lines share with their words, so that these lie on no lines and on no others. The words of short lines
 * choose first, as they have the fewest places. Which place is taken depends on what lies on the sheet, and not on what happened before.
 */
export function makeSheet() {
  const entries = new Map<Id, Entry>();
  const ink = makeInk();
  const laid = makeBoxes<Entry>(WORDS);
  const seen = makeBoxes<Entry>(SEEN);
  const things = makeBoxes<Rect>(SEEN);
  let kept: ReadonlyMap<string, Rect> = new Map();
  const dirty = new Set<Entry>();
  const changed = new Set<Id>();
  const listeners = new Map<Id, () => void>();
  let isAwaited = false;

  const order = () =>
    [...entries.values()].sort(
      (a, b) => ink.lengthOf(a.id) - ink.lengthOf(b.id) || (a.id < b.id ? -1 : Number(a.id > b.id)),
    );

  /** Those who looked at one of these places, of all or of those who choose later. */
  function stir(boxes: readonly Rect[], after = -1): void {
    for (const box of boxes)
      seen.at(box, (entry) => {
        if (entry.rank > after) dirty.add(entry);
      });
  }

  /** Those whose words the line is in the way of, or was. */
  function stirAlong(id: Id): void {
    const around = ink.around(id);
    if (around)
      seen.at(around, (entry, box) => {
        if (entry.id !== id && ink.isIn(id, box)) dirty.add(entry);
      });
  }

  function lay(entry: Entry, placing: Placing): void {
    entry.placing = placing;
    entry.isLaid = true;
    for (const box of placing.boxes) laid.put(box, entry);
    seen.put(placing.seen, entry);
  }

  function takeUp(entry: Entry): void {
    if (!entry.placing || !entry.isLaid) return;
    entry.isLaid = false;
    entry.placing.boxes.forEach(laid.take);
    seen.take(entry.placing.seen);
  }

  function drop(entry: Entry): void {
    stirAlong(entry.id);
    takeUp(entry);
    stir(entry.placing?.boxes ?? []);
    ink.take(entry.id);
    entries.delete(entry.id);
    dirty.delete(entry);
  }

  function dropAway(): void {
    for (const entry of [...entries.values()]) if (entry.isAway) drop(entry);
  }

  function aroundOf({ id, rank }: Entry): Around {
    return {
      through: (box) => ink.through(box, id),
      things(box) {
        let px = 0;
        things.at(box, (thing) => {
          px += sharedBy(box, thing);
        });
        return px;
      },
      words(box) {
        const found: { readonly rank: number; readonly px: number }[] = [];
        laid.at(box, (other, words) => {
          if (other.rank < rank) found.push({ rank: other.rank, px: sharedBy(box, words) });
        });
        // In the same order every time, as a sum of fractions goes by that.
        if (found.length > 2) found.sort((a, b) => a.rank - b.rank || a.px - b.px);
        return found.reduce((sum, { px }) => sum + px, 0);
      },
    };
  }

  function settle(): void {
    if (dirty.size === 0) return;
    const all = order();
    all.forEach((entry, index) => {
      entry.rank = index;
    });
    for (const entry of all) {
      if (!dirty.delete(entry)) continue;
      const { placing: before, isLaid } = entry;
      takeUp(entry);
      const placing = placeWords(entry.asked, aroundOf(entry));
      const stays = before !== undefined && isSame(before.at, placing.at);
      lay(entry, stays ? { ...placing, at: before.at } : placing);
      if (!stays) changed.add(entry.id);
      if (!stays || !isLaid) stir([...(before?.boxes ?? []), ...placing.boxes], entry.rank);
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
        takeUp(entry);
        stir(entry.placing?.boxes ?? []);
      }
      const now: Entry = entry ?? { id, asked, isLaid: false, rank: 0, isAway: false };
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

    /** What else is drawn, and is to be read: notes, words, names. */
    keepOff(boxes: readonly Rect[]): void {
      const next = new Map(boxes.map((box) => [`${box.left} ${box.top} ${box.right} ${box.bottom}`, box]));
      const gone = [...kept].flatMap(([key, box]) => (next.has(key) ? [] : box));
      const come = [...next].flatMap(([key, box]) => (kept.has(key) ? [] : box));
      kept = new Map([...kept, ...next].filter(([key]) => next.has(key)));
      gone.forEach(things.take);
      for (const box of come) things.put(box, box);
      stir([...gone, ...come]);
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
      const around: Around = { through: (box) => own.through(box, id), words: () => 0, things: () => 0 };
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
