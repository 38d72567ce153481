/**
 * Rows on the way to the last queue that they meet: from there nothing but ways that always take the same time leads home. A heap by the
 * time when they come there, and no events of the calendar: the loop that creates requests looks at the first of them, and most are
 * over before it has to stop.
 */
export class Homing {
  length = 0;
  /** When the first of them is there, s; `Infinity` where there is none. */
  due = 0.5;
  /** When the one that is put in will be, s. A field, as engines box a double that crosses a call. */
  at = 0.5;
  private times: Float64Array = new Float64Array(64);
  private rows: Int32Array = new Int32Array(64);

  constructor() {
    this.due = Infinity;
  }

  /** Row of the first. */
  get first(): number {
    return this.rows[0]!;
  }

  put(row: number): void {
    if (this.length === this.times.length) this.grow();
    const { times, rows, at: time } = this;
    let hole = this.length++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent]! <= time) break;
      times[hole] = times[parent]!;
      rows[hole] = rows[parent]!;
      hole = parent;
    }
    times[hole] = time;
    rows[hole] = row;
    this.due = times[0]!;
  }

  /** Takes the first out. */
  drop(): void {
    const { times, rows } = this;
    const length = --this.length;
    if (length === 0) {
      this.due = Infinity;
      return;
    }
    const time = times[length]!;
    let hole = 0;
    for (let child = 1; child < length; child = 2 * hole + 1) {
      if (child + 1 < length && times[child + 1]! < times[child]!) child++;
      if (times[child]! >= time) break;
      times[hole] = times[child]!;
      rows[hole] = rows[child]!;
      hole = child;
    }
    times[hole] = time;
    rows[hole] = rows[length]!;
    this.due = times[0]!;
  }

  private grow(): void {
    const times = new Float64Array(2 * this.length);
    const rows = new Int32Array(2 * this.length);
    times.set(this.times);
    rows.set(this.rows);
    this.times = times;
    this.rows = rows;
  }
}
