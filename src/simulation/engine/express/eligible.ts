import type { Scenario } from '../../network/scenario.ts';
import type { Station } from '../../network/station.ts';
import type { Call, Reliability, RequestClassRow, Visit } from '../../network/traffic.ts';
import type { Network } from '../../network.ts';
import { isTogether } from '../plan/calls.ts';

/** Places that requests of all classes can be at, path by path; a board that forks more than this has no fast path. */
export const MOST_PLACES = 512;

/**
 * What the fast path knows. A field that is not listed belongs to a behavior that it has never heard of, and keeps the
 * network on the general path: a new behavior is safe without a line here.
 */
const STATION: ReadonlySet<string> = new Set<keyof Station>([
  'id',
  'name',
  'intake',
  'replicas',
  'slots',
  'queueLimit',
  'blocking',
  'quota',
  'burst',
  'bandwidth',
  'transfers',
  'connectionLimit',
  'openConnections',
  'hitRatio',
  'missTime',
  'errorRate',
  'routesOne',
  'routing',
  'buffer',
  'inFlightLimit',
  'queueTimeout',
  'copy',
  'sharding',
  // Of no account while nothing is broken.
  'notices',
]);
const CLASS: ReadonlySet<string> = new Set<keyof RequestClassRow>([
  'id',
  'name',
  'rate',
  'roots',
  'timeout',
  'profile',
  'bursts',
  'loop',
  'keys',
  'priority',
]);
const VISIT: ReadonlySet<string> = new Set<keyof Visit>([
  'station',
  'class',
  'operation',
  'service',
  'calls',
]);
const CALL: ReadonlySet<string> = new Set<keyof Call>([
  'connection',
  'visit',
  'step',
  'mode',
  'calls',
  'parallel',
  'need',
  'when',
  'of',
  'network',
  'payload',
  'reply',
  'timeout',
  'balancing',
  'optional',
  'copy',
  'fresh',
  'write',
  'reliability',
]);
const RELIABILITY: ReadonlySet<string> = new Set<keyof Reliability>([
  'retries',
  'backoff',
  'backoffMax',
  'jitter',
  'retryBudget',
  'hedge',
  'cancel',
  'poolWait',
  'breaker',
  'breakerWindow',
  'breakerOpen',
  'breakerProbes',
]);
const NETWORK: ReadonlySet<string> = new Set<keyof Network>([
  'stations',
  'connections',
  'classes',
  'visits',
  'groups',
  'slice',
]);
const SCENARIO: ReadonlySet<string> = new Set<keyof Scenario>(['duration', 'load', 'faults']);
const ROOT: ReadonlySet<string> = new Set<keyof RequestClassRow['roots'][number]>([
  'visit',
  'share',
  'timeout',
]);

/** Values that mean that a field is not used. */
function isOff(value: unknown): boolean {
  return value === undefined || value === Infinity || (Array.isArray(value) && value.length === 0);
}

function isKnown(record: object, fields: ReadonlySet<string>): boolean {
  return Object.entries(record).every(([field, value]) => fields.has(field) || isOff(value));
}

/**
 * Whether every request of a run is at one place at a time, from its arrival to its end, and nothing changes on its way:
 * calls one after another, messages that go their own way and wait for their turn, no callee given up, no slot held while
 * waiting, nothing broken. Then one row and a list of places known beforehand are enough (`express.ts`).
 */
export function isEligible(network: Network, scenario: Scenario): boolean {
  const { stations, classes, visits } = network;
  const urgencies = new Set(classes.map(({ priority }) => priority ?? 0));
  return (
    isKnown(network, NETWORK) &&
    isKnown(scenario, SCENARIO) &&
    isOff(scenario.faults) &&
    urgencies.size <= 1 &&
    stations.every(
      (s, i) =>
        isKnown(s, STATION) && !s.blocking && (!s.buffer || isSink(network, i) || isPlainBuffer(network, i)),
    ) &&
    classes.every((c) => isKnown(c, CLASS) && c.roots.every((root) => isKnown(root, ROOT))) &&
    lineUpAlike(network) &&
    areFedAlike(network) &&
    areShardsAsked(network) &&
    visits.every((v) => isKnown(v, VISIT) && isPlain(v, stations[v.station]!) && !pushes(v, network)) &&
    places(network) <= MOST_PLACES
  );
}

function isPlain({ service, calls }: Visit, { intake, routesOne, hitRatio, buffer }: Station): boolean {
  // Who leaves a slot in the moment of taking it may overtake the one who made room.
  if (intake === 'slots' && !(service.mean > 0)) return false;
  if (routesOne && (hitRatio >= 0 || !calls.every(isRoute))) return false;
  return calls.every(
    (call, i) =>
      isKnown(call, CALL) &&
      isTriedAlone(call) &&
      (routesOne ||
        buffer ||
        call.mode === 'send' ||
        !calls.some((other, k) => k < i && isBeside(other, call) && !areOne(other, call))),
  );
}

function isRoute({ when, mode, calls, copy }: Call): boolean {
  return when === 'always' && mode === 'call' && calls <= 1 && copy === undefined;
}

/** It is repeated only after a failure, which is the general path's, and is no matter of others of its kind, as places of a pool are. */
function isTriedAlone({ reliability, parallel, calls }: Call): boolean {
  return reliability === undefined || (isKnown(reliability, RELIABILITY) && !(parallel && calls > 1));
}

/** Both are waited for at the same time. */
function isBeside(one: Call, other: Call): boolean {
  return one.mode === 'call' && one.step === other.step;
}

/** They are copies of one write that is waited for as a whole. */
function areOne(one: Call, other: Call): boolean {
  return isGrouped(one) && isGrouped(other) && isTogether(one, other);
}

function isGrouped({ copy }: Call): boolean {
  return copy === 'one' || copy === 'quorum' || copy === 'all';
}

/** A buffer that nobody takes from: it serves what comes, and refuses nothing. */
function isSink({ stations, visits }: Network, station: number): boolean {
  const { queueLimit } = stations[station]!;
  return queueLimit === Infinity && visits.every((v) => v.station !== station || v.calls.length === 0);
}

/** A buffer that has messages wait for their consumers, in any number or up to a depth, and does nothing else with them. */
function isPlainBuffer({ stations, visits }: Network, station: number): boolean {
  const { intake, routesOne, hitRatio } = stations[station]!;
  const isAlways = (v: Visit) => v.station !== station || v.calls.every(({ when }) => when === 'always');
  return intake === 'delay' && !routesOne && hitRatio < 0 && visits.every(isAlways);
}

/** Whether consumers of buffers get messages alone, and nothing else than a free slot lets one in. */
function areFedAlike({ stations, visits, classes }: Network): boolean {
  const hasSlots = (visit: number) => stations[visits[visit]!.station]!.intake === 'slots';
  const callees = (isBuffer: boolean) =>
    visits.flatMap(({ station, calls }) =>
      stations[station]!.buffer === isBuffer ? calls.map(({ visit }) => visit) : [],
    );
  const consumers = new Set(
    callees(true)
      .filter(hasSlots)
      .map((visit) => visits[visit]!.station),
  );
  const others = [...callees(false), ...classes.flatMap(({ roots }) => roots.map(({ visit }) => visit))];
  return (
    others.every((visit) => !consumers.has(visits[visit]!.station)) &&
    [...consumers].every((s) => {
      const { quota, bandwidth, connectionLimit, inFlightLimit, buffer } = stations[s]!;
      return !buffer && [quota, bandwidth, connectionLimit, inFlightLimit].every(isOff);
    })
  );
}

/** Whether all requests of a station wait in one queue, and come by one link, or each in that and by that of its replica. */
function lineUpAlike({ stations, visits, classes }: Network): boolean {
  const rules = new Map<number, boolean>();
  const note = (station: number, isShared: boolean) => {
    const before = rules.get(station);
    rules.set(station, isShared);
    const { bandwidth, replicas } = stations[station]!;
    if (isShared && bandwidth < Infinity && replicas > 1) return false;
    return before === undefined || before === isShared;
  };
  return (
    classes.every(({ roots }) => roots.every(({ visit }) => note(visits[visit]!.station, false))) &&
    visits.every(({ calls }) =>
      calls.every(({ visit, balancing }) => note(visits[visit]!.station, balancing === 'shared queue')),
    )
  );
}

/** Whether nobody waits for any shard to be free. */
function areShardsAsked({ stations, visits }: Network): boolean {
  return visits.every((v) =>
    v.calls.every(
      ({ visit, balancing }) =>
        stations[visits[visit]!.station]!.sharding === undefined ||
        (balancing !== 'shared queue' && !stations[v.station]!.buffer),
    ),
  );
}

/** What is pushed to a client is followed from its beginning. */
function pushes({ calls }: Visit, { stations, visits }: Network): boolean {
  return calls.some(({ visit }) => stations[visits[visit]!.station]!.intake === 'source');
}

/** Visits counted once for each way that leads to them from where requests begin. */
function places({ visits, classes }: Network): number {
  const below = new Float64Array(visits.length);
  for (let v = visits.length - 1; v >= 0; v--)
    below[v] = visits[v]!.calls.reduce((sum, { visit }) => sum + below[visit]!, 1);
  return classes.reduce((sum, { roots }) => roots.reduce((s, { visit }) => s + below[visit]!, sum), 0);
}
