import type { Distribution } from '../simulation/network/distribution.ts';
import type { Station } from '../simulation/network/station.ts';
import type { Call, ConnectionRow, RequestClassRow, Visit } from '../simulation/network/traffic.ts';
import type { Network } from '../simulation/network.ts';

/** What a request does at a station, and the visits it calls: a tree, for networks written by hand in tests. */
export interface VisitSketch {
  readonly at: string;
  /** Seconds; none for a station that takes no time. */
  readonly service?: Distribution;
  readonly calls?: readonly CallSketch[];
}

export interface CallSketch extends Partial<Omit<Call, 'visit' | 'connection'>> {
  readonly to: VisitSketch;
}

export interface NetworkSketch {
  readonly stations: Readonly<Record<string, Partial<Station>>>;
  readonly classes: Readonly<Record<string, { readonly rate: number; readonly root: VisitSketch }>>;
}

export const exponential = (mean: number): Distribution => ({ shape: 'exponential', mean });
export const constant = (mean: number): Distribution => ({ shape: 'deterministic', mean });
export const lognormal = (mean: number, cv: number): Distribution => ({ shape: 'lognormal', mean, cv });

const NO_LIMIT = Number.POSITIVE_INFINITY;

export function networkOf(sketch: NetworkSketch): Network {
  const ids = Object.keys(sketch.stations);
  const stations = ids.map((id): Station => ({ ...PLAIN, id, name: id, ...sketch.stations[id] }));
  const connections: ConnectionRow[] = [];
  const visits: Visit[] = [];

  const connect = (from: number, to: number): number => {
    const id = `${ids[from]}-${ids[to]}`;
    const known = connections.findIndex((row) => row.id === id);
    return known >= 0 ? known : connections.push({ id, from, to }) - 1;
  };
  const visit = (draft: VisitSketch, of: number): number => {
    const station = ids.indexOf(draft.at);
    const calls: Call[] = [];
    const service = draft.service ?? constant(0);
    const index = visits.push({ station, class: of, operation: 'default', service, calls }) - 1;
    (draft.calls ?? []).forEach(({ to, ...given }, position) => {
      const connection = connect(station, ids.indexOf(to.at));
      const child = visit(to, of);
      calls.push({ ...ONE_CALL, step: position + 1, ...given, connection, visit: child });
    });
    return index;
  };
  const classes = Object.entries(sketch.classes).map(([id, { rate, root }], of): RequestClassRow => {
    return { id, name: id, rate, roots: [{ visit: visit(root, of), share: 1 }], timeout: NO_LIMIT };
  });
  return { stations, connections, classes, visits };
}

const PLAIN: Omit<Station, 'id' | 'name'> = {
  intake: 'slots',
  replicas: 1,
  slots: 1,
  queueLimit: NO_LIMIT,
  blocking: false,
  quota: NO_LIMIT,
  burst: 1,
  bandwidth: NO_LIMIT,
  connectionLimit: NO_LIMIT,
  openConnections: 0,
  hitRatio: -1,
  missTime: 0,
  errorRate: 0,
  routesOne: false,
  routing: 'least in flight',
  buffer: false,
};

const ONE_CALL: Omit<Call, 'connection' | 'visit' | 'step'> = {
  mode: 'call',
  calls: 1,
  parallel: false,
  need: 1,
  when: 'always',
  of: -1,
  network: constant(0),
  payload: 0,
  timeout: NO_LIMIT,
  balancing: 'least in flight',
};

/** The redirect service of `systems.md` 2.11 and what it rests on, by hand; `rd` replicas as given. */
export function tinyUrl(replicas = 6): Network {
  const hop = { network: constant(0.00025) };
  const internet = { network: constant(0.015) };
  const dns = { at: 'dns', service: lognormal(0.015, 1) };
  const rate = 100e6 / (30 * 86_400);
  const write = {
    ...hop,
    to: { at: 'kv', service: lognormal(0.0015, 1.2) },
    calls: 3,
    parallel: true,
    need: 2,
  };
  return networkOf({
    stations: {
      web: { intake: 'source', slots: NO_LIMIT },
      dns: { intake: 'delay', slots: NO_LIMIT },
      lb: { replicas: 2, slots: 4 },
      rd: { replicas, slots: 4, queueLimit: 100 },
      wr: { replicas: 2, slots: 4, queueLimit: 100 },
      kgs: { replicas: 2, slots: 1 },
      cache: { hitRatio: 0.9 },
      kv: { replicas: 3, slots: 8 },
      an: { replicas: 16, slots: 1, buffer: true },
    },
    classes: {
      redirect: {
        rate: rate * 300,
        root: {
          at: 'web',
          calls: [
            { to: dns, calls: 0.1, network: constant(0.01) },
            {
              ...internet,
              to: {
                at: 'lb',
                service: exponential(0.00005),
                calls: [
                  {
                    ...hop,
                    to: {
                      at: 'rd',
                      service: exponential(0.0015),
                      calls: [
                        { ...hop, to: { at: 'cache', service: exponential(0.00001) } },
                        { ...hop, to: { at: 'kv', service: lognormal(0.0015, 1.2) }, when: 'miss', of: 0 },
                        { ...hop, to: { at: 'an', service: exponential(0.0002) }, mode: 'send' },
                      ],
                    },
                  },
                ],
              },
            },
          ],
        },
      },
      submitUrl: {
        rate: rate * 3,
        root: {
          at: 'web',
          calls: [
            { to: dns, calls: 0.1, network: constant(0.01) },
            {
              ...internet,
              to: {
                at: 'lb',
                service: exponential(0.00005),
                calls: [
                  {
                    ...hop,
                    to: {
                      at: 'wr',
                      service: exponential(0.004),
                      calls: [
                        { ...hop, to: { at: 'kgs', service: exponential(0.0002) }, calls: 0.01 },
                        write,
                      ],
                    },
                  },
                ],
              },
            },
          ],
        },
      },
    },
  });
}
