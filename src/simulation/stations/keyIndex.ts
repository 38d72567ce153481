const NONE = -1;

/**
 * Numbers by key in typed arrays: open addressing with linear probing, never more than half full; what follows a removed
 * key moves up, so that nothing is left to sweep. Doubles when it fills, else allocates nothing.
 */
export class KeyIndex {
  private keys = new Int32Array(16);
  private values = new Int32Array(16).fill(NONE);
  private mask = 15;
  private shift = 28;
  size = 0;

  /** -1 where there is none. */
  get(key: number): number {
    const { keys, values, mask } = this;
    let at = this.home(key);
    while (values[at] !== NONE) {
      if (keys[at] === key) return values[at]!;
      at = (at + 1) & mask;
    }
    return NONE;
  }

  /** `value` is 0 or more. */
  set(key: number, value: number): void {
    if (2 * (this.size + 1) > this.keys.length) this.grow();
    const { keys, values, mask } = this;
    let at = this.home(key);
    while (values[at] !== NONE && keys[at] !== key) at = (at + 1) & mask;
    if (values[at] === NONE) this.size++;
    keys[at] = key;
    values[at] = value;
  }

  remove(key: number): void {
    const { keys, values, mask } = this;
    let hole = this.home(key);
    while (values[hole] !== NONE && keys[hole] !== key) hole = (hole + 1) & mask;
    if (values[hole] === NONE) return;
    this.size--;
    for (let at = (hole + 1) & mask; values[at] !== NONE; at = (at + 1) & mask) {
      const home = this.home(keys[at]!);
      // It may fill the hole unless its home lies behind the hole.
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      keys[hole] = keys[at]!;
      values[hole] = values[at]!;
      hole = at;
    }
    values[hole] = NONE;
  }

  clear(): void {
    this.values.fill(NONE);
    this.size = 0;
  }

  /** By the upper bits: all keys of one shard have the lower bits of another hash alike. */
  private home(key: number): number {
    return Math.imul(key, 0x9e3779b1) >>> this.shift;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(2 * keys.length);
    this.values = new Int32Array(2 * keys.length).fill(NONE);
    this.mask = this.keys.length - 1;
    this.shift--;
    this.size = 0;
    for (let i = 0; i < keys.length; i++) if (values[i] !== NONE) this.set(keys[i]!, values[i]!);
  }
}
