import { grown } from '../grown.ts';
import { KeyIndex } from './keyIndex.ts';

/** What makes room for a new entry. Of `AGE` alone nothing but the end of its time does. */
export const LRU = 0;
export const LFU = 1;
export const FIFO = 2;
export const AGE = 3;

const NONE = -1;

/**
 * What one instance of a cache keeps: entries in lists from the first to go to the last, by typed arrays that grow up to
 * the capacity. Everything takes the same few steps however many there are. LFU has a list for each number of uses (Shah,
 * Mitra & Matani, "An O(1) algorithm for implementing the LFU cache eviction scheme", 2010), and counts uses only while an
 * entry is kept; the others have one list.
 */
export class Contents {
  private readonly index = new KeyIndex();
  private readonly capacity: number;
  private readonly policy: number;
  private readonly slides: boolean;
  /** Columns of entries. */
  private key = new Int32Array(16);
  private before = new Int32Array(16);
  private after = new Int32Array(16);
  private list = new Int32Array(16);
  /** When it is too old, s; it stays until it is replaced or goes. */
  expires = new Float64Array(16);
  /** How long it took to make, s. */
  cost = new Float64Array(16);
  private freeEntry = NONE;
  private made = 0;
  /** Columns of lists: first and last entry, uses, neighbors. List 0 is the first. */
  private head = new Int32Array(4).fill(NONE);
  private tail = new Int32Array(4).fill(NONE);
  private uses = new Float64Array(4);
  private lower = new Int32Array(4).fill(NONE);
  private higher = new Int32Array(4).fill(NONE);
  private freeList = NONE;
  private lists = 1;
  size = 0;
  /** Entries that made room for others so far. */
  evicted = 0;

  constructor(capacity: number, policy: number, slides: boolean) {
    this.capacity = policy === AGE ? Infinity : Math.max(1, Math.floor(capacity));
    this.policy = policy;
    this.slides = slides;
  }

  /** The entry of a key, fresh or not; -1 for none. */
  find(key: number): number {
    return this.index.get(key);
  }

  /** A hit. */
  use(entry: number): void {
    if (this.policy === LFU) this.promote(entry);
    else if (this.policy === LRU || (this.policy === AGE && this.slides)) {
      this.unlink(entry);
      this.append(0, entry);
    }
  }

  /** Puts in what has been made, for the first time or again. */
  put(key: number, now: number, expires: number, cost: number): void {
    let entry = this.index.get(key);
    if (entry >= 0) {
      if (this.policy === LFU) this.promote(entry);
      else {
        this.unlink(entry);
        this.append(0, entry);
      }
    } else {
      if (this.policy === AGE) this.sweep(now, expires - now);
      else if (this.size >= this.capacity) this.evict();
      entry = this.take();
      this.key[entry] = key;
      this.index.set(key, entry);
      if (this.policy === LFU) this.enter(entry);
      else this.append(0, entry);
      this.size++;
    }
    this.expires[entry] = expires;
    this.cost[entry] = cost;
  }

  clear(): void {
    this.index.clear();
    this.head.fill(NONE);
    this.tail.fill(NONE);
    this.lower.fill(NONE);
    this.higher.fill(NONE);
    this.freeEntry = NONE;
    this.freeList = NONE;
    this.made = 0;
    this.lists = 1;
    this.size = 0;
  }

  /** The next to go. List 0 of LFU is empty and comes before all others. */
  private evict(): void {
    this.drop(this.head[this.policy === LFU ? this.higher[0]! : 0]!);
    this.evicted++;
  }

  /** Where only time removes: what has been too old for as long as it was good. Those that expire first stand in front. */
  private sweep(now: number, life: number): void {
    for (let entry = this.head[0]!; entry >= 0 && this.expires[entry]! + life < now; entry = this.head[0]!)
      this.drop(entry);
  }

  private drop(entry: number): void {
    const list = this.list[entry]!;
    this.unlink(entry);
    if (list !== 0 && this.head[list] === NONE) this.removeList(list);
    this.index.remove(this.key[entry]!);
    this.after[entry] = this.freeEntry;
    this.freeEntry = entry;
    this.size--;
  }

  private enter(entry: number): void {
    const first = this.higher[0]!;
    this.append(first >= 0 && this.uses[first] === 1 ? first : this.addList(0, 1), entry);
  }

  private promote(entry: number): void {
    const list = this.list[entry]!;
    const uses = this.uses[list]! + 1;
    const next = this.higher[list]!;
    this.unlink(entry);
    this.append(next >= 0 && this.uses[next] === uses ? next : this.addList(list, uses), entry);
    if (this.head[list] === NONE) this.removeList(list);
  }

  private addList(below: number, uses: number): number {
    let list = this.freeList;
    if (list >= 0) this.freeList = this.higher[list]!;
    else {
      list = this.lists++;
      if (list === this.head.length) this.growLists();
    }
    const above = this.higher[below]!;
    this.uses[list] = uses;
    this.lower[list] = below;
    this.higher[list] = above;
    this.higher[below] = list;
    if (above >= 0) this.lower[above] = list;
    this.head[list] = NONE;
    this.tail[list] = NONE;
    return list;
  }

  private removeList(list: number): void {
    const below = this.lower[list]!;
    const above = this.higher[list]!;
    this.higher[below] = above;
    if (above >= 0) this.lower[above] = below;
    this.higher[list] = this.freeList;
    this.freeList = list;
  }

  private append(list: number, entry: number): void {
    const last = this.tail[list]!;
    this.list[entry] = list;
    this.before[entry] = last;
    this.after[entry] = NONE;
    if (last >= 0) this.after[last] = entry;
    else this.head[list] = entry;
    this.tail[list] = entry;
  }

  private unlink(entry: number): void {
    const list = this.list[entry]!;
    const before = this.before[entry]!;
    const after = this.after[entry]!;
    if (before >= 0) this.after[before] = after;
    else this.head[list] = after;
    if (after >= 0) this.before[after] = before;
    else this.tail[list] = before;
  }

  private take(): number {
    const entry = this.freeEntry;
    if (entry >= 0) {
      this.freeEntry = this.after[entry]!;
      return entry;
    }
    if (this.made === this.key.length) this.growEntries();
    return this.made++;
  }

  private growEntries(): void {
    const size = 2 * this.key.length;
    this.key = grown(this.key, size);
    this.before = grown(this.before, size);
    this.after = grown(this.after, size);
    this.list = grown(this.list, size);
    this.expires = grown(this.expires, size);
    this.cost = grown(this.cost, size);
  }

  private growLists(): void {
    const size = 2 * this.head.length;
    this.head = grown(this.head, size);
    this.tail = grown(this.tail, size);
    this.lower = grown(this.lower, size);
    this.higher = grown(this.higher, size);
    this.uses = grown(this.uses, size);
  }
}
