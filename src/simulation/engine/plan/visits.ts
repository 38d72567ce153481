import type { Network } from '../../network.ts';
import { Behavior } from './behavior.ts';
import * as code from './codes.ts';
import { running } from './columns.ts';

/** Columns by visit. */
export class Visits extends Behavior {
  /** `CONNECTS`, `PUSHES`, `KEEPS_ALIVE`, or 0. */
  readonly sessionVisit: Uint8Array;
  /** `ASKS`, `NEWS`, or 0. */
  readonly mail: Uint8Array;
  /** It is a push that ends at a client. */
  readonly arrives: Uint8Array;
  /** Messages are followed from their beginning to their delivery. */
  readonly dates: boolean;
  readonly visitStation: Int32Array;
  readonly visitClass: Int32Array;
  /** Urgency of each visit, 0 the most urgent, and how many levels of it there are. */
  readonly visitLevel: Int32Array;
  readonly levels: number;
  /** Calls of visit v: firstCall[v] to firstCall[v + 1]. */
  readonly firstCall: Int32Array;
  /** It asks for a lock; and whether any does. */
  readonly acquires: Uint8Array;
  readonly hasLeases: boolean;
  /** Share that is quick, and the part of the time that those take; and whether any is. */
  readonly shortShare: Float64Array;
  readonly shortPart: Float64Array;
  readonly shortens: boolean;
  /** How long a service takes may depend on who serves and when, beside its distribution. */
  readonly varies: boolean;
  /** Its dead letters go somewhere. */
  readonly buries: Uint8Array;
  /**
   * What is to be done where no call is left: `DEAD_END` of visits that can never lead anywhere, though that is what they are for (a
   * balancer or client without targets), `ASKED` of those that may have waited for others, else 0.
   */
  readonly atEnd: Uint8Array;

  constructor(network: Network) {
    super(network);
    const { stations, visits } = network;
    this.sessionVisit = Uint8Array.from(visits, ({ session }) =>
      session === undefined
        ? 0
        : { connects: code.CONNECTS, pushes: code.PUSHES, alive: code.KEEPS_ALIVE }[session],
    );
    this.mail = Uint8Array.from(visits, ({ mail }) =>
      mail === 'asks' ? code.ASKS : mail === 'news' ? code.NEWS : 0,
    );
    const begins = new Set(network.classes.flatMap((c) => c.roots.map((root) => root.visit)));
    this.arrives = Uint8Array.from(visits, (v, i) =>
      stations[v.station]!.intake === 'source' && !begins.has(i) ? 1 : 0,
    );
    this.dates = this.arrives.includes(1) || this.mail.includes(code.NEWS);
    this.visitStation = Int32Array.from(visits, (v) => v.station);
    this.visitClass = Int32Array.from(visits, (v) => v.class);
    const urgency = network.classes.map((c) => c.priority ?? 0);
    const levels = [...new Set(urgency)].sort((a, b) => b - a);
    this.levels = Math.max(1, levels.length);
    this.visitLevel = Int32Array.from(visits, (v) => Math.max(0, levels.indexOf(urgency[v.class] ?? 0)));
    this.firstCall = running(Int32Array.from(visits, (v) => v.calls.length));
    this.acquires = Uint8Array.from(visits, (v) =>
      v.acquires && stations[v.station]!.lease !== undefined && stations[v.station]!.intake !== 'source'
        ? 1
        : 0,
    );
    this.hasLeases = this.acquires.includes(1);
    this.shortShare = Float64Array.from(visits, ({ shortcut }) => shortcut?.share ?? 0);
    this.shortPart = Float64Array.from(visits, ({ shortcut }) => shortcut?.part ?? 1);
    this.shortens = this.shortShare.some((share) => share > 0);
    this.varies = this.shortens || this.slows || this.grows || this.scaled.includes(1);
    this.buries = Uint8Array.from(visits, (v) => (v.calls.some(({ when }) => when === 'dead') ? 1 : 0));
    const roots = new Set(network.classes.flatMap((c) => c.roots.map((root) => root.visit)));
    this.atEnd = Uint8Array.from(visits, (v, i) => {
      if (v.calls.length > 0 || v.mail === 'asks') return code.ASKED;
      const passesOn =
        stations[v.station]!.routesOne || (stations[v.station]!.intake === 'source' && roots.has(i));
      return passesOn && v.session === undefined ? code.DEAD_END : 0;
    });
  }
}
