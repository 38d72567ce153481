import type { Distribution } from '../network/distribution.ts';
import type { Station } from '../network/station.ts';
import type { Call, Reliability, RequestClassRow, Visit } from '../network/traffic.ts';
import type { Network } from '../network.ts';

/**
 * Networks written by hand, for cases whose answer is known. One unit of a case's time is a millisecond here, so
 * that a report's milliseconds are the case's own units.
 */
export const UNIT = 0.001;

export const exponential = (mean: number): Distribution => ({ shape: 'exponential', mean: mean * UNIT });
export const constant = (mean: number): Distribution => ({ shape: 'deterministic', mean: mean * UNIT });
export const lognormal = (mean: number, cv: number): Distribution => ({
  shape: 'lognormal',
  mean: mean * UNIT,
  cv,
});
/** Erlang-k is the gamma distribution with cv 1/sqrt(k). */
export const erlang = (k: number, mean: number): Distribution => ({
  shape: 'gamma',
  mean: mean * UNIT,
  cv: 1 / Math.sqrt(k),
});

export const hyperexponential = (mean: number, cv: number): Distribution => ({
  ...{ shape: 'hyperexponential', mean: mean * UNIT, cv },
});
export const pareto = (mean: number, cv: number): Distribution => ({
  shape: 'pareto',
  mean: mean * UNIT,
  cv,
});

export function station(id: string, given: Partial<Station> = {}): Station {
  return {
    id,
    name: id,
    intake: 'slots',
    replicas: 1,
    slots: 1,
    queueLimit: Infinity,
    blocking: false,
    quota: Infinity,
    burst: 0,
    bandwidth: Infinity,
    connectionLimit: Infinity,
    openConnections: 0,
    hitRatio: -1,
    missTime: 0,
    errorRate: 0,
    routesOne: false,
    routing: 'round robin',
    buffer: false,
    ...given,
  };
}

/** A station where nobody ever waits. */
export const pureDelay = (id: string, given: Partial<Station> = {}): Station =>
  station(id, { intake: 'delay', slots: Infinity, ...given });

/** Rules of a caller that do nothing but what is given. Times are units. */
export function rules(given: Partial<Reliability>): Reliability {
  const { backoff = 0, backoffMax = 1e9, hedge = Infinity, poolWait = 0 } = given;
  const { breakerWindow = 10_000, breakerOpen = 5000 } = given;
  return {
    retries: 0,
    jitter: 0,
    retryBudget: Infinity,
    cancel: false,
    pool: Infinity,
    breaker: Infinity,
    breakerProbes: 3,
    ...given,
    backoff: backoff * UNIT,
    backoffMax: backoffMax * UNIT,
    hedge: hedge * UNIT,
    poolWait: poolWait * UNIT,
    breakerWindow: breakerWindow * UNIT,
    breakerOpen: breakerOpen * UNIT,
  };
}

/** A second class that goes the same ways as the first, at `rate` per unit of time. */
export function withClass(
  base: Network,
  id: string,
  rate: number,
  more: Partial<RequestClassRow> = {},
): Network {
  const first = base.classes[0]!;
  const { visits } = base;
  const cls = base.classes.length;
  const again = visits.slice(0, base.stations.length).map(
    (visit): Visit => ({
      ...visit,
      class: cls,
      calls: visit.calls.map((call) => ({ ...call, visit: call.visit + visits.length })),
    }),
  );
  const roots = [{ visit: visits.length, share: 1 }];
  const row: RequestClassRow = { ...first, id, name: id, rate: rate / UNIT, roots, ...more };
  return { ...base, classes: [...base.classes, row], visits: [...visits, ...again] };
}

/** What a visit of a station does: its service, and calls by the index of the station called. */
export interface Step {
  readonly service: Distribution;
  readonly calls?: readonly (Partial<Call> & { readonly to: number })[];
}

/**
 * One class of requests at `rate` per unit of time. Station 0 is their source and is added here; station i does
 * `steps[i - 1]`, and the source calls station 1.
 */
export function network(
  rate: number,
  stations: readonly Station[],
  steps: readonly Step[],
  given: {
    readonly patience?: number;
    readonly first?: Partial<Call>;
    readonly arrival?: Pick<RequestClassRow, 'profile' | 'bursts' | 'loop'>;
  } = {},
): Network {
  const all: readonly Station[] = [station('source', { intake: 'source', slots: Infinity }), ...stations];
  const doing: readonly Step[] = [{ service: constant(0), calls: [{ ...given.first, to: 1 }] }, ...steps];
  const connections: Network['connections'][number][] = [];
  const visits = doing.map((step, from): Visit => {
    const calls = (step.calls ?? []).map(({ to, ...rest }): Call => {
      connections.push({ id: `${all[from]!.id}-${all[to]!.id}-${connections.length}`, from, to });
      const call: Call = {
        connection: connections.length - 1,
        visit: to,
        step: 1,
        mode: 'call',
        calls: 1,
        parallel: false,
        need: 1,
        when: 'always',
        of: -1,
        network: constant(0),
        payload: 0,
        timeout: Infinity,
        balancing: 'round robin',
        ...rest,
      };
      return call;
    });
    return { station: from, class: 0, operation: '', service: step.service, calls };
  });
  const requestClass: RequestClassRow = {
    id: 'k',
    name: 'k',
    rate: rate / UNIT,
    roots: [{ visit: 0, share: 1 }],
    timeout: (given.patience ?? Infinity) * UNIT,
    ...given.arrival,
  };
  return { stations: all, connections, classes: [requestClass], visits };
}
