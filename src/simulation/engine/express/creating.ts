import type { Arrivals } from '../arrivals.ts';
import type { Machine } from '../machine.ts';
import { type Births, birthsOf } from './births.ts';
import { Branching } from './branching.ts';
import * as at from './columns.ts';
import { Homing } from './homing.ts';
import { type Way, waysOf } from './ways.ts';

/** Who comes next, who has come and matters to nobody yet, and who has only one more queue before it: none has a place in the calendar. */
export class Creating extends Branching {
  protected readonly ways: readonly (Way | null)[];
  private readonly births: readonly (Births | null)[];
  private readonly rings: readonly Births[];
  /** Up to then the loop works, s. */
  protected limit = 0.5;
  /**
   * Source whose next request has no place in the calendar, as it may come before everything there, and when it comes, s; -1 for none.
   */
  protected coming = -1;
  protected comesAt = 0.5;
  /** The ring whose first request is at its gate before those of the others, and when it is, s. */
  protected born: Births | null = null;
  protected bornAt = 0.5;
  protected readonly homing: Homing = new Homing();
  /** Events that happened without one in the calendar: see `comesNext` and `comesHome`. */
  protected atOnce = 0;

  constructor(m: Machine, arrivals: Arrivals, limits: boolean) {
    super(m, arrivals, limits);
    this.ways = waysOf(m, this.places, arrivals);
    this.births = birthsOf(m, this.places, arrivals, this.ways);
    this.rings = this.births.filter((births) => births !== null);
    this.bornAt = Infinity;
  }

  /** From now on the next request of a source comes at the calendar's `due`. */
  protected expect(source: number): void {
    this.coming = source;
    this.comesAt = this.m.calendar.due;
    this.setLimit();
  }

  /** Nobody is expected. */
  protected expectNobody(): void {
    this.coming = -1;
    this.setLimit();
  }

  /** The calendar's events are taken up to the next that has no place there. */
  protected setLimit(): void {
    const limit = Math.min(this.limit, this.bornAt, this.homing.due);
    this.m.calendar.limit = this.coming < 0 ? limit : Math.min(limit, this.comesAt);
  }

  /** A request of a source comes into being, of which nothing more has to be known before it is at its gate; false if it is no such. */
  protected isBorn(source: number): boolean {
    const births = this.births[source]!;
    if (births === null) return false;
    const { m, arrivals } = this;
    const { calendar, tallies } = m;
    const { root, gate } = births;
    const created = tallies.classCreated[root.cls]!;
    if (calendar.time + gate.hopTime >= this.horizon || created >= m.traces.next[root.cls]!) return false;
    const luck = arrivals.luckOfNext(source);
    for (let call = root.first; call < gate.call; call++)
      if (m.plan.condition[call] === 0 && this.countOf(luck, root, call) > 0) return false;
    if (this.room() === 0) return false;
    arrivals.takeLuck(source);
    tallies.classCreated[root.cls] = created + 1;
    births.push(calendar, luck, arrivals.key(root.cls));
    this.used++;
    if (births.due < this.bornAt) this.findBorn();
    return true;
  }

  private findBorn(): void {
    let first: Births | null = null;
    for (const births of this.rings)
      if (births.length > 0 && (first === null || births.due < first.due)) first = births;
    this.born = first;
    this.bornAt = first === null ? Infinity : first.due;
    this.setLimit();
  }

  /** The first of a ring is at its gate now, and has a row from now on. */
  protected takeUp(births: Births): number {
    const { m, arrivals } = this;
    const { root, gate } = births;
    this.used--;
    const row = this.open(root);
    const { real, whole } = this;
    const head = row * this.stride;
    const reals = row * this.realStride;
    m.rows.key[row] = births.key;
    whole[head + at.LUCK] = births.luck;
    whole[head + at.HEAD + at.FOUND] = 0;
    whole[head + at.HEAD + at.NEXT] = gate.call + 1;
    whole[head + at.HEAD + at.LEFT] = 0;
    births.putBegan(real, reals + at.ARRIVED);
    const { source } = births;
    if (arrivals.lane[source]! >= 0) {
      real[reals + at.DEADLINE] = real[reals + at.ARRIVED]! + arrivals.patience[source]!;
      this.setPatience(reals);
    }
    births.drop();
    this.findBorn();
    return row;
  }
}
