import type { Distribution } from '../../network/distribution.ts';
import type { Station } from '../../network/station.ts';
import type { Network } from '../../network.ts';
import { constant, network, pureDelay, station, UNIT, withClass } from '../build.ts';
import { BUCKET, figure } from '../figures.ts';
import type { Given } from './given.ts';
import { failedFor, type Make, meanOf, type Part, queuedOf, SEEN, served } from './parts.ts';
import { rarityOf } from './rarity.ts';

const one = (part: Part): readonly Part[] => [part];
/** What is said of those who may have to wait. */
const WAITING = ['Wq', 'Lq', 'p_wait', 'utilization'];

/** Where nothing but rates is given, and nothing expected of a wait: as many servers as there are requests. */
export function serversOf(given: Given, expected: readonly string[]): number {
  const isPlain = !['K', 'discipline', 'timeout'].some((key) => given.has(key)) && !given.isList('lam');
  const waits = expected.some((key) => WAITING.includes(key));
  return given.has('c') || !isPlain || waits ? given.servers('c') : Infinity;
}

/** One station of so many servers with one queue, for one service, or one for each class. */
export function single(
  given: Given,
  services: readonly Distribution[],
  servers: number,
  expected: readonly string[],
): readonly Part[] {
  const service = services[0]!;
  const places = given.has('K') ? given.servers('K') : Infinity;
  if (places < servers) given.wrong('K', `at least c, ${servers}: the places in service count`);
  const discipline = given.word('discipline', ['FIFO', 'PS'], {
    ...{ fcfs: 'FIFO', 'processor sharing': 'PS' },
  });
  const patience = given.has('timeout') ? given.number('timeout', undefined, 0) : Infinity;
  const isClients = expected.includes('goodput') || /client/i.test(given.name);
  const with_: Partial<Station> = {
    ...{ slots: servers, queueLimit: places === servers ? 0 : places - servers },
    ...(discipline === 'PS' && { discipline: 'processor sharing' }),
    ...(patience < Infinity && !isClients && { queueTimeout: patience * UNIT }),
  };
  const only = servers === Infinity ? pureDelay('s') : station('s', with_);
  if (given.isList('lam')) return [urgent(given, only, services)];
  if (services.length > 1) given.wrong('lam', 'a list too where there are several services');
  const plain = places === Infinity && patience === Infinity;
  const means: Part = {
    network: network(given.number('lam'), [only], [{ service }], isClients ? { patience } : {}),
    makes: {
      ...(servers === Infinity ? SEEN : served(servers)),
      ...(servers < Infinity &&
        discipline === 'FIFO' &&
        plain &&
        waited(served(servers), service, given.number('lam'))),
      p_timeout: failedFor('timed out', isClients ? 'client' : 's', 'share timed out'),
      ...(discipline === 'FIFO' && service.shape === 'deterministic' && waitsBefore(service.mean / UNIT)),
      ...(servers === 1 && plain && { p_wait: FOUND_BUSY }),
    },
  };
  const sizes = discipline === 'PS' && servers === 1 && plain ? bySize(given, service, expected) : [];
  return [means, ...sizes];
}

/** Figures that long services make, and waits of so many servers that hardly anybody has one: those who have are few. */
function waited(makes: Part['makes'], service: Distribution, rate: number): Part['makes'] {
  const long = rarityOf(service);
  const mean = service.mean / UNIT;
  const of =
    (key: string, unit: number): Make =>
    (exact) => ({
      ...makes[key]!(exact),
      rare: (requests) => Math.sqrt(long(requests) * long(requests) + unit / (exact * requests)),
    });
  const times = { Wq: mean, W: mean, Lq: rate * mean, L: rate * mean };
  return Object.fromEntries(Object.entries(times).map(([key, unit]) => [key, of(key, unit)]));
}

/** The first of the rates goes first; the last is that of class k, which figures are of unless they say otherwise. */
function urgent(given: Given, only: Station, services: readonly Distribution[]): Part {
  const rates = given.numbers('lam');
  if (services.length > 1 && services.length !== rates.length)
    given.wrong('lam', `as many rates as there are services, ${services.length}`);
  let all = network(rates.at(-1)!, [only], [{ service: services.at(-1)! }]);
  const makes: Record<string, Make> = {
    utilization: served(only.slots).utilization!,
    ...(rates.length === 1 && served(only.slots)),
  };
  rates.forEach((rate, i) => {
    const id = i === rates.length - 1 ? 'k' : `k${i + 1}`;
    if (id !== 'k') {
      all = withClass(all, id, rate, { priority: rates.length - i });
      all = serving(all, all.classes.length - 1, services[i] ?? services[0]!);
    }
    makes[`W${i + 1}`] = meanOf(id, `mean response of ${i + 1}`);
    makes[`Wq${i + 1}`] = queuedOf(id, `wait of ${i + 1}`);
  });
  return { network: all, makes };
}

/** The same with another service for one class at station 1. */
function serving(base: Network, cls: number, service: Distribution): Network {
  const visits = base.visits.map((visit) =>
    visit.class === cls && visit.station === 1 ? { ...visit, service } : visit,
  );
  return { ...base, visits };
}

/** Poisson arrivals see time averages (Wolff 1982): as many wait as there is time in which the server is busy. */
const FOUND_BUSY: Make = (exact) =>
  figure('share of time busy', ({ components }) => components.s!.utilization, exact);

/** Where all are served for as long, percentiles of the wait are those of the response less that. */
const waitsBefore = (service: number): Part['makes'] => {
  const of =
    (name: 'p50' | 'p90' | 'p99'): Make =>
    (exact) =>
      figure(
        `${name} of the wait`,
        ({ classes }) => classes.k!.latency[name] - service,
        exact,
        (BUCKET * (exact + service)) / exact,
      );
  return { Wq_p50: of('p50'), Wq_p90: of('p90'), Wq_p99: of('p99') };
};

/** Units of a class of its own beside the rest, whose rate gives way so that the load stays: E[T|x] of shared processors. */
function bySize(given: Given, service: Distribution, expected: readonly string[]): readonly Part[] {
  const SHARE = 0.05;
  return expected.flatMap((key) => {
    const size = Number(/^W_given_size_([\d.]+)$/.exec(key)?.[1]);
    if (!(size > 0)) return [];
    const [rate, mean] = [given.number('lam'), service.mean / UNIT];
    const base = network(
      rate * (1 - SHARE),
      [station('s', { discipline: 'processor sharing' })],
      [{ service }],
    );
    const both = withClass(base, 'sized', (SHARE * rate * mean) / size);
    return one({
      suffix: `requests of size ${size}`,
      network: serving(both, 1, constant(size)),
      makes: { [key]: meanOf('sized', 'mean response') },
    });
  });
}
