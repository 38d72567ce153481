import type { Network } from '../network.ts';
import { createStream, type Stream } from '../random/stream.ts';
import type { Exemplar, Span } from '../report.ts';
import { OK, REASONS } from './reasons.ts';

/** Requests traced at the same time, and the most spans of one; what comes after those is not recorded. */
const SLOTS = 64;
const SPANS = 128;
const SPAN_BITS = 7;
const INDEX_BITS = 13;
const EPOCHS = 1 << 18;
/**
 * The first requests of a class are all traced, so that a rare class has traces at all; then one in 32 or so; of very many fewer,
 * so that 1400 or so are of the later half.
 */
const ALL = 512;
const GAP = 63;
const FEWER = 1024;
const LARGEST_GAP = 1 << 20;

/** Columns of a span. Times are seconds; -1 where it did not come to that. */
const PARENT = 0;
const VISIT = 1;
const CALL = 2;
const SENT = 3;
const ARRIVED = 4;
const STARTED = 5;
const SERVED = 6;
const ENDED = 7;
const REPLIED = 8;
const REASON = 9;
const COLUMNS = 10;

/** A finished request that may come into the report. */
interface Candidate {
  readonly began: number;
  readonly latency: number;
  readonly truncated: boolean;
  readonly spans: Float64Array;
}

const real = new Float64Array(1);
const words = new Int32Array(real.buffer);

/** Sixteenths of an octave: candidates are kept by these, so that near every percentile there is one within 3 %. */
function binOf(latency: number): number {
  real[0] = latency;
  return words[1]! >> 16;
}

/**
 * Where a few of the requests spent their time. A row of a traced request carries a handle: the index of its span below
 * the epoch of its slot, so that what a request left behind (stragglers of a quorum, messages) finds the slot given to
 * another and is ignored. For each class and bin of latency one finished request is kept, each with the same chance
 * (reservoir of one), and the slowest. Which requests are traced is drawn from streams that nothing else uses.
 */
export class Traces {
  /** By class: requests from this number on are traced, if a slot is free. */
  readonly next: Float64Array;
  private readonly spans = new Float64Array(SLOTS * SPANS * COLUMNS);
  private readonly used = new Int32Array(SLOTS);
  private readonly wanted = new Int32Array(SLOTS);
  private readonly epoch = new Int32Array(SLOTS);
  private readonly free = Int32Array.from({ length: SLOTS }, (_, i) => i);
  private freeCount = SLOTS;
  private readonly gaps: readonly Stream[];
  private readonly kept: readonly Map<number, { seen: number; candidate: Candidate }>[];
  private readonly slowest: (Candidate | undefined)[] = [];

  /** Where they are not `wanted` the first to be traced never comes. */
  constructor(network: Network, seed: number, wanted: boolean) {
    this.next = new Float64Array(network.classes.length).fill(wanted ? 0 : Infinity);
    this.gaps = network.classes.map(({ id }) => createStream(seed, `${id} traces`));
    this.kept = network.classes.map(() => new Map());
  }

  /** Begins a trace; -1 if no slot is free. `created` is the number of this request in its class. */
  begin(cls: number, created: number, visit: number, now: number): number {
    const gap = Math.min(LARGEST_GAP, Math.max(GAP, Math.floor(created / FEWER)));
    this.next[cls] = created + 1 + (created < ALL ? 0 : this.gaps[cls]!.integer(gap));
    if (this.freeCount === 0) return -1;
    const slot = this.free[--this.freeCount]!;
    this.used[slot] = 0;
    this.wanted[slot] = 0;
    const span = this.open((this.epoch[slot]! << INDEX_BITS) | (slot << SPAN_BITS), -1, visit, -1, now);
    this.arrived(span, now);
    this.started(span, now, 0);
    return span;
  }

  /** The span of a call that a traced visit makes; -1 when it has too many. */
  call(parent: number, call: number, visit: number, now: number): number {
    return this.isStale(parent) ? -1 : this.open(parent, parent & (SPANS - 1), visit, call, now);
  }

  arrived(span: number, now: number): void {
    this.note(span, ARRIVED, now);
  }

  started(span: number, now: number, service: number): void {
    this.note(span, STARTED, now);
    this.note(span, SERVED, now + service);
  }

  /** The extra time of a miss. */
  extended(span: number, until: number): void {
    this.note(span, SERVED, until);
  }

  ended(span: number, now: number, reason: number): void {
    this.note(span, ENDED, now);
    this.note(span, REASON, reason);
  }

  replied(span: number, now: number): void {
    this.note(span, REPLIED, now);
  }

  /** The request is answered: keeps it or not, and frees its slot. */
  finish(span: number, cls: number, now: number): void {
    const slot = slotOf(span);
    const began = this.spans[(slot << SPAN_BITS) * COLUMNS + SENT]!;
    const latency = now - began;
    const kept = this.kept[cls]!;
    const bin = binOf(latency);
    const held = kept.get(bin);
    const isKept = held === undefined || this.gaps[cls]!.chance(1 / (held.seen + 1));
    const isSlowest = latency > (this.slowest[cls]?.latency ?? -1);
    if (held !== undefined) held.seen++;
    if (isKept || isSlowest) {
      const from = (slot << SPAN_BITS) * COLUMNS;
      const candidate: Candidate = {
        began,
        latency,
        truncated: this.wanted[slot]! > SPANS,
        spans: this.spans.slice(from, from + this.used[slot]! * COLUMNS),
      };
      if (isSlowest) this.slowest[cls] = candidate;
      if (isKept) kept.set(bin, { seen: held?.seen ?? 1, candidate });
    }
    this.drop(span);
  }

  /** The request failed, or its client gave up. */
  drop(span: number): void {
    const slot = slotOf(span);
    this.epoch[slot] = (this.epoch[slot]! + 1) % EPOCHS;
    this.free[this.freeCount++] = slot;
  }

  /** Of the traced requests that began at `since` s or later, those nearest to p50 and p99 (s) and the slowest. */
  exemplars(
    network: Network,
    calls: readonly { readonly connection: number }[],
    cls: number,
    since: number,
    p50: number,
    p99: number,
  ): Exemplar[] {
    const all = [...this.kept[cls]!.values()].map(({ candidate }) => candidate);
    const last = this.slowest[cls];
    const measured = (last === undefined ? all : [...all, last]).filter(({ began }) => began >= since);
    if (measured.length === 0) return [];
    const nearest = (to: number) =>
      measured.reduce((best, one) => (Math.abs(one.latency - to) < Math.abs(best.latency - to) ? one : best));
    const slowest = measured.reduce((best, one) => (one.latency > best.latency ? one : best));
    const told = (of: Exemplar['of'], { began, latency, truncated, spans }: Candidate): Exemplar => ({
      of,
      began,
      latency: 1000 * latency,
      truncated,
      spans: spansOf(network, calls, spans, began),
    });
    return [told('p50', nearest(p50)), told('p99', nearest(p99)), told('slowest', slowest)];
  }

  private isStale(span: number): boolean {
    return this.epoch[slotOf(span)] !== span >> INDEX_BITS;
  }

  private open(of: number, parent: number, visit: number, call: number, now: number): number {
    const slot = slotOf(of);
    this.wanted[slot]! += 1;
    const index = this.used[slot]!;
    if (index === SPANS) return -1;
    this.used[slot] = index + 1;
    const span = ((of >> SPAN_BITS) << SPAN_BITS) | index;
    const at = (span & ((1 << INDEX_BITS) - 1)) * COLUMNS;
    this.spans.fill(-1, at, at + COLUMNS);
    this.spans[at + PARENT] = parent;
    this.spans[at + VISIT] = visit;
    this.spans[at + CALL] = call;
    this.spans[at + SENT] = now;
    return span;
  }

  private note(span: number, column: number, value: number): void {
    if (this.isStale(span)) return;
    this.spans[(span & ((1 << INDEX_BITS) - 1)) * COLUMNS + column] = value;
  }
}

function slotOf(span: number): number {
  return (span >> SPAN_BITS) & (SLOTS - 1);
}

function spansOf(
  network: Network,
  calls: readonly { readonly connection: number }[],
  spans: Float64Array,
  began: number,
): Span[] {
  return Array.from({ length: spans.length / COLUMNS }, (_, i): Span => {
    const column = (c: number): number => spans[i * COLUMNS + c]!;
    const ms = (c: number): number | null => (column(c) < 0 ? null : 1000 * (column(c) - began));
    const { station, operation } = network.visits[column(VISIT)]!;
    const call = calls[column(CALL)];
    const reason = column(REASON);
    return {
      parent: column(PARENT),
      component: network.stations[station]!.id,
      connection: call === undefined ? null : network.connections[call.connection]!.id,
      operation,
      sent: 1000 * (column(SENT) - began),
      arrived: ms(ARRIVED),
      started: ms(STARTED),
      served: ms(SERVED),
      ended: ms(ENDED),
      replied: ms(REPLIED),
      failure: reason > OK ? REASONS[reason - 1]! : null,
    };
  });
}
