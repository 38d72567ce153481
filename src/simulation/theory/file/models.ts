import { constant, exponential, network, pureDelay, rules, station, UNIT } from '../build.ts';
import { serviceOf } from './given.ts';
import { LOOKUPS } from './lookups.ts';
import { callsAt, type Model, type Part, SEEN, served } from './parts.ts';
import { architectureOf, choices, forked, layered, tandem } from './several.ts';
import { bySize, single } from './single.ts';

const one = (part: Part): readonly Part[] => [part];

export const MODELS: readonly Model[] = [
  {
    needs: ['lam', 'mu'],
    may: ['c', 'K', 'discipline', 'timeout'],
    parts: (given, expected) => {
      // Rates alone are those of as many servers as there are requests.
      const plain = !['K', 'discipline', 'timeout'].some((key) => given.has(key)) && !given.isList('lam');
      const servers = given.has('c') || !plain ? given.servers('c') : Infinity;
      const means = single(given, exponential(1 / given.number('mu')), servers, expected);
      return [...means, ...(given.isList('lam') ? [] : bySize(given, expected))];
    },
  },
  {
    needs: ['lam', 'D'],
    may: ['c', 'K', 'discipline', 'timeout'],
    parts: (given, expected) => single(given, constant(given.number('D')), given.servers('c'), expected),
  },
  {
    needs: ['lam', 'service'],
    may: ['c', 'K', 'discipline', 'timeout'],
    parts: (given, expected) =>
      single(given, serviceOf(given.record('service')), given.servers('c'), expected),
  },
  {
    needs: ['interarrival', 'mu'],
    may: ['c'],
    parts: (given) => {
      const { stages, mean } = given.between('interarrival');
      const slots = given.whole('c', 1);
      // One of so many replicas in turn sees every so-manieth request of a Poisson stream.
      const only = station('s', { replicas: stages, slots });
      const service = exponential(1 / given.number('mu'));
      return one({ network: network(stages / mean, [only], [{ service }]), makes: served(slots, stages) });
    },
  },
  {
    needs: ['lam', 'lb', 'replicas', 'c', 'service', 'cache', 'hit', 'db_c', 'db_service'],
    may: ['route'],
    parts: (given) => [architectureOf(given)],
  },
  { needs: ['lam', 'route'], parts: (given) => [architectureOf(given)] },
  { needs: ['lam', 'stations'], parts: tandem },
  {
    needs: ['N', 'Z', 'S'],
    may: ['c'],
    parts: (given) => {
      const [users, think, slots] = [given.whole('N'), given.number('Z'), given.whole('c', 1)];
      return one({
        network: network(
          users / think,
          [station('s', { slots })],
          [{ service: exponential(given.number('S')) }],
          {
            arrival: { loop: { users, think: think * UNIT } },
          },
        ),
        makes: served(slots),
      });
    },
  },
  { needs: ['lam', 'mu', 'k'], parts: forked },
  {
    needs: ['k', 'mu'],
    may: ['need'],
    parts: (given) => {
      const calls = given.whole('k');
      const need = given.whole('need', calls);
      if (need > calls) given.wrong('need', `at most k, ${calls}`);
      return one({
        network: network(
          0.1,
          [pureDelay('root'), pureDelay('leaf')],
          [
            { service: constant(0), calls: [{ to: 2, calls, parallel: true, need }] },
            { service: exponential(1 / given.number('mu')) },
          ],
        ),
        makes: SEEN,
      });
    },
  },
  {
    needs: ['p', 'retries'],
    parts: (given) => {
      const reliability = rules({ retries: given.whole('retries', undefined, 0) });
      const fails = pureDelay('s', { errorRate: given.share('p') });
      return one({
        network: network(1, [fails], [{ service: constant(0) }], { first: { reliability } }),
        makes: { attempts_per_request: callsAt('s'), success: SEEN.success! },
      });
    },
  },
  { needs: ['layers', 'attempts'], parts: layered },
  { needs: ['n', 'lam', 'mu'], may: ['d'], parts: choices },
  {
    needs: ['lam', 'mu', 'b'],
    may: ['joins', 'c'],
    parts: (given) => {
      const batch = { size: given.whole('b'), linger: 0, joins: given.flag('joins', true) };
      const slots = given.whole('c', 1);
      return one({
        network: network(
          given.number('lam'),
          [station('s', { slots, batch })],
          [{ service: exponential(1 / given.number('mu')) }],
        ),
        makes: { ...served(slots), L: SEEN.L! },
      });
    },
  },
  ...LOOKUPS,
];
