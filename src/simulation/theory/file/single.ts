import type { Distribution, Station } from '../../network.ts';
import { constant, exponential, network, pureDelay, station, UNIT, withClass } from '../build.ts';
import { BUCKET, figure } from '../figures.ts';
import type { Given } from './given.ts';
import { failedFor, type Make, meanOf, type Part, queuedOf, SEEN, served } from './parts.ts';

const one = (part: Part): readonly Part[] => [part];

/** One station of so many servers with one queue, for `service`. */
export function single(
  given: Given,
  service: Distribution,
  servers: number,
  expected: readonly string[],
): readonly Part[] {
  const places = given.has('K') ? given.whole('K') : Infinity;
  if (places < servers) given.wrong('K', `at least c, ${servers}: the places in service count`);
  const discipline = given.word('discipline', ['FIFO', 'PS']);
  const patience = given.has('timeout') ? given.number('timeout') : Infinity;
  const isClients = expected.includes('goodput');
  const with_: Partial<Station> = {
    ...{ slots: servers, queueLimit: places - servers },
    ...(discipline === 'PS' && { discipline: 'processor sharing' }),
    ...(patience < Infinity && !isClients && { queueTimeout: patience * UNIT }),
  };
  const rates = given.isList('lam') ? given.numbers('lam') : [given.number('lam')];
  const doing = [{ service }];
  const arriving = isClients ? { patience } : {};
  const only = servers === Infinity ? pureDelay('s') : station('s', with_);
  let all = network(rates.at(-1)!, [only], doing, arriving);
  if (rates.length === 1)
    return one({
      network: all,
      makes: {
        ...(servers === Infinity ? SEEN : served(servers)),
        p_timeout: failedFor('timed out', isClients ? 'client' : 's', 'share timed out'),
        ...(discipline === 'FIFO' && service.shape === 'deterministic' && waitsBefore(service.mean / UNIT)),
        ...(servers === 1 && places === Infinity && patience === Infinity && { p_wait: FOUND_BUSY }),
      },
    });
  // The first of the rates goes first; the last is that of class k, which figures are of unless they say otherwise.
  const makes: Record<string, Part['makes'][string]> = { utilization: served(servers).utilization! };
  rates.forEach((rate, i) => {
    const id = i === rates.length - 1 ? 'k' : `k${i + 1}`;
    if (id !== 'k') all = withClass(all, id, rate, { priority: rates.length - i });
    makes[`W${i + 1}`] = meanOf(id, `mean response of ${i + 1}`);
    makes[`Wq${i + 1}`] = queuedOf(id, `wait of ${i + 1}`);
  });
  return one({ network: all, makes });
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
export function bySize(given: Given, expected: readonly string[]): readonly Part[] {
  const SHARE = 0.05;
  return expected.flatMap((key) => {
    const size = Number(/^W_given_size_([\d.]+)$/.exec(key)?.[1]);
    if (!(size > 0) || !given.has('mu')) return [];
    const [rate, mean] = [given.number('lam'), 1 / given.number('mu')];
    const base = network(
      rate * (1 - SHARE),
      [station('s', { discipline: 'processor sharing' })],
      [{ service: exponential(mean) }],
    );
    const both = withClass(base, 'sized', (SHARE * rate * mean) / size);
    const visits = both.visits.map((visit) =>
      visit.class === 1 && visit.station === 1 ? { ...visit, service: constant(size) } : visit,
    );
    return one({
      suffix: `requests of size ${size}`,
      network: { ...both, visits },
      makes: { [key]: meanOf('sized', 'mean response') },
    });
  });
}
