import type { Call } from '../../network/traffic.ts';
import type { Network } from '../../network.ts';
import { HIT, MISS } from '../rows.ts';
import * as code from './codes.ts';
import { Visits } from './visits.ts';

/** Columns by call: whom it asks, when, how often, and what is waited for. */
export class Calls extends Visits {
  /** `BLOCKS`, `DISCONNECTS` or 0, and for how long, s; whether there are any. */
  readonly slowPolicy: Uint8Array;
  readonly cutOffTime: Float64Array;
  readonly publishes: boolean;
  readonly calls: readonly Call[];
  /** Station that makes the call, and the visit. */
  readonly caller: Int32Array;
  readonly callerVisit: Int32Array;
  readonly callConnection: Int32Array;
  /** Where it is counted in `Tallies.sent`, by its connection and class. */
  readonly sentAt: Int32Array;
  readonly callVisit: Int32Array;
  readonly callStation: Int32Array;
  /** First call after those of the same step. */
  readonly stepEnd: Int32Array;
  /** See `AWAITED`. */
  readonly sends: Uint8Array;
  /** How far behind a copy may be that it reads, s. */
  readonly accepts: Float64Array;
  /** See `COPY_RULES`. */
  readonly copyRule: Uint8Array;
  /** Of the replicas that have its key, how many it asks (0: it is not for a key) and needs. */
  readonly asks: Int32Array;
  readonly needs: Int32Array;
  /** Its payload is larger than its callee takes. */
  readonly tooLarge: Uint8Array;
  /** It goes over a connection that its caller's instance holds; whether any does. */
  readonly lends: Uint8Array;
  readonly isHeldOpen: boolean;
  readonly callWhole: Int32Array;
  readonly callFraction: Float64Array;
  readonly parallel: Uint8Array;
  readonly need: Int32Array;
  /** Bits of `found` of which one must be set; 0: always. */
  readonly condition: Int32Array;
  /** How far the callee's lookup is shifted into the caller's `found`; -1 where nobody asks. */
  readonly lookupShift: Int8Array;
  /** Of a lookup: first call after those for which its caller needs a miss; of a visit: those of its own. -1 for none. */
  readonly callerLoadEnd: Int32Array;
  readonly ownLoadEnd: Int32Array;
  /** Calls that change what is kept. */
  readonly writes: Uint8Array;
  readonly payload: Float64Array;
  /** Bytes of a good answer; and whether there are any. */
  readonly reply: Float64Array;
  readonly answers: boolean;
  readonly timeout: Float64Array;
  /** Its caller goes on without its answer. */
  readonly optional: Uint8Array;
  /** Whether any may be done without. */
  readonly optionals: boolean;
  readonly callRule: Uint8Array;
  /** It is made after its caller has asked for a lock. */
  readonly underLease: Uint8Array;

  constructor(network: Network) {
    super(network);
    const { stations, visits } = network;
    const calls = visits.flatMap((v) => v.calls);
    this.calls = calls;
    this.caller = Int32Array.from(visits.flatMap((v) => v.calls.map(() => v.station)));
    this.callerVisit = Int32Array.from(visits.flatMap((v, i) => v.calls.map(() => i)));
    this.callConnection = Int32Array.from(calls, (c) => c.connection);
    this.sentAt = Int32Array.from(calls, (c) => c.connection * this.classes + visits[c.visit]!.class);
    this.callVisit = Int32Array.from(calls, (c) => c.visit);
    this.callStation = Int32Array.from(calls, (c) => visits[c.visit]!.station);
    this.stepEnd = stepEnds(network, this.firstCall);
    this.accepts = Float64Array.from(calls, ({ fresh, visit }) =>
      fresh === 'own write'
        ? (stations[visits[visit]!.station]!.copy?.readAfter ?? Infinity)
        : (fresh ?? Infinity),
    );
    this.copyRule = Uint8Array.from(calls, (c) =>
      c.copy === undefined ? 0 : code.COPY_RULES.indexOf(c.copy) + 1,
    );
    this.sends = Uint8Array.from(calls, (c, i) =>
      c.mode === 'send' || this.buffer[this.caller[i]!]! ? code.SENT : code.AWAITED,
    );
    this.tooLarge = Uint8Array.from(calls, ({ tooLarge }) => (tooLarge ? 1 : 0));
    this.lends = Uint8Array.from(calls, (_, c) =>
      this.holders[this.callStation[c]!]!.includes(this.caller[c]!) ? 1 : 0,
    );
    this.isHeldOpen = this.lends.includes(1);
    calls.forEach((_, c) => {
      if (this.scatter[this.callStation[c]!] === 0 || this.buffer[this.caller[c]!] !== 0) return;
      this.sends[c] = this.sends[c] === code.SENT ? code.SENT_SCATTERS : code.SCATTERS;
    });
    const askable = (c: number) =>
      this.dataCopies[this.callStation[c]!]! > 1 &&
      this.buffer[this.caller[c]!] === 0 &&
      this.copyRule[c]! < code.ONE &&
      // What is appended again by a retry would be passed on again as well.
      (this.buffer[this.callStation[c]!] === 0 || calls[c]!.reliability === undefined);
    this.asks = Int32Array.from(calls, ({ copies }, c) =>
      copies && askable(c) ? Math.min(copies.asks, this.dataCopies[this.callStation[c]!]!) : 0,
    );
    this.needs = Int32Array.from(calls, ({ copies }, c) => Math.min(copies?.needs ?? 1, this.asks[c]!));
    calls.forEach(({ when }, c) => {
      if (this.flushEvery[this.caller[c]!]! > 0 && when !== 'dead') this.sends[c] = code.HELD_BACK;
    });
    this.layCopies(network);
    this.callWhole = Int32Array.from(calls, (c) => Math.floor(c.calls));
    this.callFraction = Float64Array.from(calls, (c) => c.calls - Math.floor(c.calls));
    this.parallel = Uint8Array.from(calls, (c) => (c.parallel ? 1 : 0));
    this.need = Int32Array.from(calls, (c) =>
      c.need >= c.calls ? 0x7fffffff : Math.max(0, Math.ceil(c.need)),
    );
    this.condition = new Int32Array(calls.length);
    this.lookupShift = new Int8Array(calls.length).fill(-1);
    this.callerLoadEnd = new Int32Array(calls.length);
    this.ownLoadEnd = new Int32Array(visits.length).fill(-1);
    this.layConditions(network);
    this.writes = Uint8Array.from(calls, (c) => (c.write ? 1 : 0));
    this.slowPolicy = Uint8Array.from(calls, ({ slow }, i) =>
      slow === undefined || this.intake[this.callStation[i]!] !== code.SLOTS
        ? 0
        : { block: code.BLOCKS, disconnect: code.DISCONNECTS }[slow.policy],
    );
    this.cutOffTime = Float64Array.from(calls, ({ slow }) => slow?.time ?? 0);
    this.publishes = this.slowPolicy.some((policy) => policy > 0);
    this.payload = Float64Array.from(calls, (c) => c.payload);
    this.reply = Float64Array.from(calls, (c) => c.reply ?? 0);
    this.answers = this.reply.some((bytes) => bytes > 0);
    this.timeout = Float64Array.from(calls, (c) => c.timeout);
    this.optional = Uint8Array.from(calls, (c) => (c.optional ? 1 : 0));
    this.optionals = this.optional.includes(1);
    this.underLease = Uint8Array.from(calls, ({ step }, c) => {
      const v = this.callerVisit[c]!;
      const made = visits[v]!.calls;
      const locks = (call: Call) => call.mode === 'call' && this.acquires[call.visit] !== 0;
      return this.hasLeases && made.some((call) => call.step < step && locks(call)) ? 1 : 0;
    });
    calls.forEach((call, c) => {
      if (this.underLease[c] === 0 && this.acquires[call.visit] === 0) return;
      this.after[this.callStation[c]!]! |= code.LEASED;
    });
    this.callRule = Uint8Array.from(calls, (c) => Math.max(0, code.RULES.indexOf(c.balancing)));
  }

  /** Copies of one step that depend on the same thing are made together. */
  private layCopies(network: Network): void {
    network.visits.forEach(({ calls, station }, v) => {
      if (this.routesOne[station] !== 0) return;
      const first = this.firstCall[v]!;
      const isCopy = (i: number) =>
        this.copyRule[first + i]! >= code.ONE && !code.isSent(this.sends[first + i]!);
      calls.forEach((call, i) => {
        if (!isCopy(i)) return;
        const leads = calls.findIndex((other, k) => isCopy(k) && isTogether(other, call));
        this.sends[first + i] = leads === i ? code.FIRST_COPY : code.OTHER_COPY;
      });
    });
  }

  private layConditions(network: Network): void {
    network.visits.forEach((visit, v) => {
      const first = this.firstCall[v]!;
      let shift = 0;
      visit.calls.forEach((call, i) => {
        if (call.when === 'always') return;
        if (call.when === 'dead') {
          this.condition[first + i] = code.DEAD;
          return;
        }
        const bit = call.when === 'hit' ? HIT : MISS;
        if (call.of < 0) {
          this.condition[first + i] = bit;
          if (bit === MISS) this.ownLoadEnd[v] = this.stepEnd[first + i]!;
          return;
        }
        const of = first + call.of;
        if (this.lookupShift[of] === -1) {
          shift += 2;
          if (shift > 2 * code.MAX_LOOKUPS)
            throw new RangeError('too many lookups decide the calls of one visit');
          this.lookupShift[of] = shift;
        }
        if (bit === MISS) this.callerLoadEnd[of] = this.stepEnd[first + i]!;
        this.condition[first + i] = bit << this.lookupShift[of]!;
      });
    });
  }
}

/** Whether two copies of a write are waited for together. */
export function isTogether(a: Call, b: Call): boolean {
  return a.step === b.step && a.when === b.when && a.of === b.of;
}

function stepEnds(network: Network, firstCall: Int32Array): Int32Array {
  const ends = new Int32Array(firstCall[network.visits.length]!);
  network.visits.forEach((visit, v) => {
    const first = firstCall[v]!;
    for (let i = visit.calls.length - 1; i >= 0; i--) {
      const next = visit.calls[i + 1];
      ends[first + i] =
        next !== undefined && next.step === visit.calls[i]!.step ? ends[first + i + 1]! : first + i + 1;
    }
  });
  return ends;
}
