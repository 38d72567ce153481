import type { Calendar } from '../calendar/calendar.ts';
import type { SessionRules } from '../network/rules.ts';
import type { Stream } from '../random/stream.ts';
import { ENDS, RECONNECT, SHIFT } from './events.ts';
import type { Tallies } from './tallies.ts';

/** A pause between two tries doubles no more than so often. */
const MOST_DOUBLINGS = 20;
/** Share of the sessions wanted from which a gateway counts as recovered. */
const RECOVERED = 0.99;

/** A gateway with sessions: its rules, and the source of the requests by which clients connect. */
export interface SessionGroup {
  readonly station: number;
  readonly rules: SessionRules;
  readonly source: number;
  readonly stream: Stream;
  readonly firstReplica: number;
  readonly replicas: number;
  readonly perReplica: number;
}

/**
 * Sessions that clients keep open at a gateway: each at one replica, with which it is lost; then its client connects again,
 * at once or after pauses that double and are left to chance. A run begins with all of them open.
 */
export class Sessions {
  private readonly calendar: Calendar;
  private readonly tallies: Tallies;
  private readonly groups: readonly SessionGroup[];
  private readonly room: Float64Array;
  /** By group. */
  readonly wanted: Float64Array;
  private readonly present: Float64Array;
  private readonly open: number[][];
  /** When the sessions were last enough, and for how long they were not at the longest, s. */
  private readonly enough: Float64Array;
  private readonly outage: Float64Array;
  readonly lowest: Float64Array;
  /** Ticket of the next end of a session; -1 for none. */
  private readonly nextEnd: Float64Array;
  private begun = false;
  /** By replica: sessions, and those about to be. */
  readonly held: Int32Array;
  /** By client. */
  private readonly group: number[] = [];
  private readonly replica: number[] = [];
  private readonly place: number[] = [];
  private readonly tries: number[] = [];
  private readonly spare: number[] = [];

  /** `room` by replica is 0 while it is down. */
  constructor(calendar: Calendar, tallies: Tallies, groups: readonly SessionGroup[], room: Float64Array) {
    this.calendar = calendar;
    this.tallies = tallies;
    this.groups = groups;
    this.room = room;
    this.wanted = new Float64Array(groups.length);
    this.present = new Float64Array(groups.length);
    this.open = groups.map(() => []);
    this.enough = new Float64Array(groups.length);
    this.outage = new Float64Array(groups.length);
    this.lowest = new Float64Array(groups.length).fill(Infinity);
    this.held = new Int32Array(room.length);
    this.nextEnd = new Float64Array(groups.length).fill(-1);
  }

  resize(load: number): void {
    this.groups.forEach(({ rules, stream }, g) => {
      this.wanted[g] = Math.round(rules.wanted * load);
      while (this.present[g]! < this.wanted[g]!) {
        this.present[g]! += 1;
        const client = this.spare.pop() ?? this.group.length;
        this.group[client] = g;
        this.replica[client] = -1;
        this.tries[client] = 0;
        const replica = this.begun ? -1 : this.roomiest(g);
        if (replica >= 0) {
          this.held[replica]! += 1;
          this.opened(client, replica);
        } else this.after(client, stream.uniform());
      }
      const open = this.open[g]!;
      while (open.length > this.wanted[g]!) this.leave(this.close(g, open.at(-1)!));
      this.planEnd(g);
      this.measure(g);
    });
    this.begun = true;
  }

  private leave(client: number): void {
    this.present[this.group[client]!]! -= 1;
    this.spare.push(client);
  }

  /** The replica with the fewest sessions that is up and has room for one more; -1 for none. */
  roomiest(g: number): number {
    const { firstReplica, replicas, perReplica } = this.groups[g]!;
    let best = -1;
    let least = perReplica;
    for (let r = firstReplica; r < firstReplica + replicas; r++) {
      if (this.room[r]! === 0 || this.held[r]! >= least) continue;
      least = this.held[r]!;
      best = r;
    }
    return best;
  }

  /** Source of the request by which a client connects now; -1 where nobody is to connect any more. */
  connects(client: number): number {
    const g = this.group[client]!;
    if (this.present[g]! > this.wanted[g]!) {
      this.leave(client);
      return -1;
    }
    return this.groups[g]!.source;
  }

  /** Its request has been answered; the replica counts it already. */
  opened(client: number, replica: number): void {
    const g = this.group[client]!;
    this.replica[client] = replica;
    this.place[client] = this.open[g]!.push(client) - 1;
    this.tries[client] = 0;
    const { station } = this.groups[g]!;
    this.tallies.sessions[station]! += 1;
    this.tallies.sessionsArea[station]! -= this.calendar.time;
    this.tallies.connected[station]! += 1;
    // Fewer may be wanted than when it asked.
    if (this.open[g]!.length > this.wanted[g]!) this.leave(this.close(g, client));
    this.measure(g);
  }

  /** It has not; `replica` is the one that had counted it, or -1. */
  failed(client: number, replica: number): void {
    if (replica >= 0) this.held[replica]! -= 1;
    const { rules, stream } = this.groups[this.group[client]!]!;
    const doublings = Math.min(MOST_DOUBLINGS, this.tries[client]!);
    this.tries[client]! += 1;
    if (!rules.jitter) this.after(client, rules.pause);
    else this.after(client, stream.uniform() * Math.min(rules.pauseMax, rules.pause * (1 << doublings)));
  }

  /** All sessions at a replica are lost. */
  lose(g: number, replica: number): void {
    const { rules, stream } = this.groups[g]!;
    const lost = this.open[g]!.filter((client) => this.replica[client] === replica);
    for (const client of lost) {
      this.close(g, client);
      this.after(client, rules.jitter ? stream.uniform() * rules.pause : 0);
    }
    this.measure(g);
  }

  /** One of the sessions ends by itself, and its client connects again. */
  ends(g: number): void {
    if (this.calendar.ticket !== this.nextEnd[g]) return;
    const { stream } = this.groups[g]!;
    const open = this.open[g]!;
    this.planEnd(g);
    // Planned for all that are wanted: those that are not open do not end.
    const nth = stream.integer(this.wanted[g]!);
    if (nth >= open.length) return;
    this.after(this.close(g, open[nth]!), 0);
    this.measure(g);
  }

  private planEnd(g: number): void {
    const { rules, stream } = this.groups[g]!;
    this.nextEnd[g] = -1;
    if (rules.length === Infinity || this.wanted[g] === 0) return;
    const due = this.calendar.time + (stream.exponential() * rules.length) / this.wanted[g]!;
    this.nextEnd[g] = this.calendar.schedule(due, (g << SHIFT) | ENDS);
  }

  private close(g: number, client: number): number {
    const open = this.open[g]!;
    const last = open.pop()!;
    if (last !== client) {
      open[this.place[client]!] = last;
      this.place[last] = this.place[client]!;
    }
    this.held[this.replica[client]!]! -= 1;
    this.replica[client] = -1;
    const { station } = this.groups[g]!;
    this.tallies.sessions[station]! -= 1;
    this.tallies.sessionsArea[station]! += this.calendar.time;
    return client;
  }

  private after(client: number, seconds: number): void {
    this.calendar.schedule(this.calendar.time + seconds, (client << SHIFT) | RECONNECT);
  }

  private measure(g: number): void {
    const { time } = this.calendar;
    const open = this.open[g]!.length;
    if (this.begun) this.lowest[g] = Math.min(this.lowest[g]!, open);
    if (this.enough[g]! >= 0) {
      if (open < RECOVERED * this.wanted[g]!) this.enough[g] = -1 - time;
    } else if (open >= RECOVERED * this.wanted[g]!) {
      this.outage[g] = this.outageAt(g, time);
      this.enough[g] = time;
    }
  }

  /** Share of those who want a session that have one. */
  share(g: number): number {
    return this.wanted[g]! > 0 ? this.open[g]!.length / this.wanted[g]! : 1;
  }

  /** The longest time, s, that fewer than 99 in 100 were open, up to now; and whether it still goes on. */
  outageAt(g: number, time: number): number {
    const since = this.enough[g]!;
    return since < 0 ? Math.max(this.outage[g]!, time + 1 + since) : this.outage[g]!;
  }

  isOut(g: number): boolean {
    return this.enough[g]! < 0;
  }
}
