import { constant, exponential, network, pureDelay, rules, station, UNIT } from '../build.ts';
import { LOOKUPS } from './lookups.ts';
import { callsAt, type Model, type Part, SEEN, served } from './parts.ts';
import { serviceOf } from './services.ts';
import { architectureOf, choices, forked, layered, tandem } from './several.ts';
import { serversOf, single } from './single.ts';

const one = (part: Part): readonly Part[] => [part];
const SINGLE = ['c', 'K', 'discipline', 'timeout'] as const;

export const MODELS: readonly Model[] = [
  {
    needs: ['lam', 'mu'],
    may: SINGLE,
    parts: (given, expected) => {
      const services = (given.isList('mu') ? given.numbers('mu') : [given.number('mu')]).map((rate) =>
        exponential(1 / rate),
      );
      return single(given, services, serversOf(given, expected), expected);
    },
  },
  {
    needs: ['lam', 'D'],
    may: SINGLE,
    parts: (given, expected) => {
      const services = (given.isList('D') ? given.numbers('D') : [given.number('D')]).map(constant);
      return single(given, services, given.servers('c'), expected);
    },
  },
  {
    needs: ['lam', 'service'],
    may: SINGLE,
    parts: (given, expected) => {
      const services = given.isList('service') ? given.records('service') : [given.record('service')];
      return single(given, services.map(serviceOf), given.servers('c'), expected);
    },
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
    needs: ['lam'],
    oneOf: ['lb', 'replicas', 'cache', 'hit', 'db_c', 'db_service', 'route'],
    may: ['c', 'service'],
    parts: (given) => [architectureOf(given)],
  },
  { needs: ['lam', 'stations'], parts: tandem },
  {
    needs: ['N', 'Z', 'S'],
    may: ['c'],
    parts: (given) => {
      const [users, think, slots] = [given.whole('N'), given.number('Z', undefined, 0), given.servers('c')];
      const service = given.number('S');
      const only = slots === Infinity ? pureDelay('s') : station('s', { slots });
      return one({
        // The most there can be, however short a thought is: nobody asks before the answer, and no server does more.
        network: network(
          Math.min(users / (think + service), slots / service),
          [only],
          [{ service: exponential(service) }],
          { arrival: { loop: { users, think: think * UNIT } } },
        ),
        makes: slots === Infinity ? SEEN : served(slots),
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
