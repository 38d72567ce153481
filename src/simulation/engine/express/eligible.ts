import type { Call, Network, RequestClassRow, Scenario, Station, Visit } from '../../network.ts';

/** Places that requests of all classes can be at, path by path; a board that forks more than this has no fast path. */
export const MOST_PLACES = 512;

/** Replicas from which on the search for the least loaded costs more than the fast path saves. */
const CROWD = 128;

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
  'timeout',
  'balancing',
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
 * calls one after another, each made once or not, no callee given up, nothing sent ahead, no slot held while waiting, nothing
 * broken. Then one row and a list of places known beforehand are enough (`express.ts`).
 */
export function isEligible(network: Network, scenario: Scenario): boolean {
  const { stations, classes, visits } = network;
  const urgencies = new Set(classes.map(({ priority }) => priority ?? 0));
  return (
    isKnown(network, NETWORK) &&
    isKnown(scenario, SCENARIO) &&
    isOff(scenario.faults) &&
    urgencies.size <= 1 &&
    !searchesMany(network) &&
    stations.every((s) => isKnown(s, STATION) && !s.buffer && !s.blocking) &&
    classes.every((c) => isKnown(c, CLASS) && c.roots.every((root) => isKnown(root, ROOT))) &&
    visits.every((v) => isKnown(v, VISIT) && isPlain(v, stations[v.station]!) && !pushes(v, network)) &&
    places(network) <= MOST_PLACES
  );
}

/** The general path finds the least loaded of many replicas without a look at each. */
function searchesMany({ stations, visits }: Network): boolean {
  return visits.some(({ calls }) =>
    calls.some(
      ({ visit, balancing }) =>
        balancing === 'least in flight' && stations[visits[visit]!.station]!.replicas > CROWD,
    ),
  );
}

function isPlain({ service, calls }: Visit, { intake, routesOne, hitRatio }: Station): boolean {
  // Who leaves a slot in the moment of taking it may overtake the one who made room.
  if (intake === 'slots' && !(service.mean > 0)) return false;
  if (routesOne && (hitRatio >= 0 || calls.some(({ when }) => when !== 'always'))) return false;
  return calls.every(
    (call, i) =>
      isKnown(call, CALL) &&
      call.mode === 'call' &&
      call.timeout === Infinity &&
      call.calls <= 1 &&
      (routesOne || calls[i + 1]?.step !== call.step),
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
