import type { Calendar } from '../calendar/calendar.ts';
import type { Stream } from '../random/stream.ts';
import type { Histogram } from '../statistics/histogram.ts';
import { POLL, SHIFT } from './events.ts';
import type { Tallies } from './tallies.ts';

/** Clients that ask for news from one place: how many at 1x, and the time, s, from one request to the next. */
export interface PollGroup {
  readonly source: number;
  readonly visit: number;
  readonly users: number;
  readonly every: number;
  readonly begin: number;
  readonly stream: Stream;
}

/**
 * Clients who ask again and again whether there is something for them, each with a mailbox of its own. One asks `every`
 * so often, counted from request to request; where the answer takes longer, again as soon as it is there. They begin
 * at random within the first interval, or the time for which they are held where that is longer; with the first mail at the
 * latest, as who was held would have been answered. Mail that was fetched is with the client once the answer is; if that
 * fails it is back in the box.
 */
export class Pollers {
  private readonly tallies: Tallies;
  /** Class of each visit, and the times of deliveries by class. */
  private readonly visitClass: Int32Array;
  private readonly deliveries: readonly Histogram[];
  private readonly calendar: Calendar;
  private readonly groups: readonly PollGroup[];
  /** Group by the visit its requests begin with; -1 for none. */
  private readonly ofVisit: Int32Array;
  private readonly wanted: Float64Array;
  private readonly members: number[][];

  /** By client. Lists of mail: what waits in the box, and what an answer under way carries. */
  private readonly group: number[] = [];
  private readonly place: number[] = [];
  private readonly began: number[] = [];
  /** When one who has not asked yet will, s; NaN for others. Of those who were woken before that the event is still to come. */
  private readonly due: number[] = [];
  private readonly woken: boolean[] = [];
  private readonly head: number[] = [];
  private readonly tail: number[] = [];
  private readonly carried: number[] = [];
  /** Row of the request that is held for it until there is mail, and the row's generation; -1 for none. */
  readonly parked: number[] = [];
  readonly parkedGeneration: number[] = [];
  private readonly spare: number[] = [];

  /** By mail: when its message began, s, its class, and the link of its list. */
  private readonly mailBegan: number[] = [];
  private readonly mailClass: number[] = [];
  private readonly next: number[] = [];
  private freeMail = -1;
  /** Mail in boxes and under way. */
  mail = 0;

  constructor(
    calendar: Calendar,
    tallies: Tallies,
    visitClass: Int32Array,
    deliveries: readonly Histogram[],
    groups: readonly PollGroup[],
  ) {
    this.calendar = calendar;
    this.tallies = tallies;
    this.visitClass = visitClass;
    this.deliveries = deliveries;
    this.groups = groups;
    this.ofVisit = new Int32Array(visitClass.length).fill(-1);
    groups.forEach(({ visit }, g) => {
      this.ofVisit[visit] = g;
    });
    this.wanted = new Float64Array(groups.length);
    this.members = groups.map(() => []);
  }

  resize(load: number): void {
    this.groups.forEach(({ users, begin, stream }, g) => {
      this.wanted[g] = Math.round(users * load);
      while (this.members[g]!.length < this.wanted[g]!) {
        const client = this.join(g);
        this.due[client] = this.calendar.time + stream.uniform() * begin;
        this.calendar.schedule(this.due[client]!, (client << SHIFT) | POLL);
      }
    });
  }

  private join(g: number): number {
    const client = this.spare.pop() ?? this.group.length;
    this.group[client] = g;
    this.place[client] = this.members[g]!.push(client) - 1;
    this.began[client] = 0;
    this.woken[client] = false;
    this.head[client] = -1;
    this.tail[client] = -1;
    this.carried[client] = -1;
    this.parked[client] = -1;
    this.parkedGeneration[client] = 0;
    return client;
  }

  /** Source of the request that a client makes now; -1 for one who asks already, or leaves as there are fewer than there were. */
  asks(client: number): number {
    const g = this.group[client]!;
    const members = this.members[g]!;
    if (this.woken[client]) {
      if (this.calendar.time < this.due[client]!) return this.request(client);
      this.woken[client] = false;
      this.due[client] = Number.NaN;
      return -1;
    }
    if (!Number.isNaN(this.due[client]!)) this.beginning(this.groups[g]!);
    this.due[client] = Number.NaN;
    if (members.length > this.wanted[g]!) {
      const last = members.pop()!;
      if (last !== client) {
        members[this.place[client]!] = last;
        this.place[last] = this.place[client]!;
      }
      this.drop(client);
      this.spare.push(client);
      return -1;
    }
    return this.request(client);
  }

  /** Who is held begins as the request before has been answered with nothing. */
  private beginning({ begin, every, visit }: PollGroup): void {
    if (begin <= every) return;
    const cls = this.visitClass[visit]!;
    this.tallies.classAnswered[cls]! += 1;
    this.tallies.classEmpty[cls]! += 1;
  }

  private request(client: number): number {
    this.began[client] = this.calendar.time;
    return this.groups[this.group[client]!]!.source;
  }

  /** What waited for someone who leaves is for nobody. */
  private drop(client: number): void {
    this.freeAll(this.head[client]!);
    this.freeAll(this.carried[client]!);
    this.head[client] = -1;
    this.carried[client] = -1;
  }

  private freeAll(first: number): void {
    for (let mail = first; mail >= 0; ) {
      const next = this.next[mail]!;
      this.freeOne(mail);
      mail = next;
    }
  }

  isPoll(visit: number): boolean {
    return this.ofVisit[visit]! >= 0;
  }

  /** Puts a message into the box of one of the clients of these groups, each as likely; returns who, or -1 for nobody. */
  put(groups: readonly number[], stream: Stream, began: number, cls: number): number {
    let total = 0;
    for (const g of groups) total += this.members[g]!.length;
    if (total === 0) return -1;
    let nth = stream.integer(total);
    let at = 0;
    while (nth >= this.members[groups[at]!]!.length) nth -= this.members[groups[at++]!]!.length;
    const client = this.members[groups[at]!]![nth]!;
    let mail = this.freeMail;
    if (mail >= 0) this.freeMail = this.next[mail]!;
    else mail = this.mailBegan.push(0) - 1;
    this.mailBegan[mail] = began;
    this.mailClass[mail] = cls;
    this.next[mail] = -1;
    this.mail++;
    if (this.head[client]! < 0) this.head[client] = mail;
    else this.next[this.tail[client]!] = mail;
    this.tail[client] = mail;
    if (!this.woken[client] && this.calendar.time < this.due[client]!) {
      this.woken[client] = true;
      this.calendar.schedule(this.calendar.time, (client << SHIFT) | POLL);
    }
    return client;
  }

  /** All that waits for a client goes with the answer; false when nothing does. */
  collect(client: number): boolean {
    const first = this.head[client]!;
    if (first < 0) return false;
    // Before what an answer that is still under way carries.
    this.next[this.tail[client]!] = this.carried[client]!;
    this.carried[client] = first;
    this.head[client] = -1;
    return true;
  }

  /** The request that began with this visit has come to its end for the client: answered, or not. */
  answered(visit: number, client: number, ok: boolean): void {
    const g = this.ofVisit[visit]!;
    const { time } = this.calendar;
    let mail = this.carried[client]!;
    this.carried[client] = -1;
    this.parked[client] = -1;
    if (ok) {
      const { classAnswered, classEmpty } = this.tallies;
      const cls = this.visitClass[visit]!;
      classAnswered[cls]! += 1;
      if (mail < 0) classEmpty[cls]! += 1;
      while (mail >= 0) {
        const next = this.next[mail]!;
        this.deliveries[this.mailClass[mail]!]!.record(time - this.mailBegan[mail]!);
        this.freeOne(mail);
        mail = next;
      }
    } else if (mail >= 0) {
      let last = mail;
      while (this.next[last]! >= 0) last = this.next[last]!;
      this.next[last] = this.head[client]!;
      if (this.head[client]! < 0) this.tail[client] = last;
      this.head[client] = mail;
    }
    const again = this.began[client]! + this.groups[g]!.every;
    this.calendar.schedule(Math.max(time, again), (client << SHIFT) | POLL);
  }

  private freeOne(mail: number): void {
    this.next[mail] = this.freeMail;
    this.freeMail = mail;
    this.mail--;
  }
}
