import { constant, exponential, network, pureDelay, rules, station } from '../build.ts';
import { architecture } from '../models.ts';
import type { Given } from './given.ts';
import { busyOf, callsAt, type Make, type Part, SEEN, timeOf, waitOf } from './parts.ts';
import { serviceOf } from './services.ts';

const one = (part: Part): readonly Part[] => [part];

export function tandem(given: Given): readonly Part[] {
  const stops = given.records('stations');
  const ids = stops.map((_, i) => `s${i + 1}`);
  const stations = stops.map((stop, i) => {
    const slots = stop.servers('c');
    return slots === Infinity ? pureDelay(ids[i]!) : station(ids[i]!, { slots });
  });
  const steps = stops.map((stop, i) => ({
    service: stop.has('service') ? serviceOf(stop.record('service')) : exponential(1 / stop.number('mu')),
    ...(i + 1 < stops.length && { calls: [{ to: i + 2 }] }),
  }));
  const makes: Record<string, Make> = { ...SEEN };
  stops.forEach((stop, i) => {
    const rest = timeOf(ids[i]!);
    // The time at a station that calls the next is that of all after it too: its own part is wait and service.
    makes[`W${i + 1}`] = i + 1 === stops.length ? rest : ownTime(ids[i]!);
    makes[`Wq${i + 1}`] = waitOf(ids[i]!);
    makes[`utilization${i + 1}`] = busyOf(ids[i]!);
    if (stop.has('service') && stop.has('mu')) stop.wrong('mu', 'left out where there is a service');
  });
  return one({ network: network(given.number('lam'), stations, steps), makes });
}

const ownTime =
  (id: string): Make =>
  (exact) => ({
    ...timeOf(id)(exact),
    of: ({ components }) => components[id]!.wait + components[id]!.service,
  });

const FEW = 10;

export function choices(given: Given): readonly Part[] {
  const rate = given.number('lam');
  const of = (balancing: 'two choices' | 'random', replicas: number, key: string, suffix?: string): Part => ({
    ...(suffix && { suffix }),
    network: network(
      rate * replicas,
      [station('s', { replicas })],
      [{ service: exponential(1 / given.number('mu')) }],
      { first: { balancing } },
    ),
    // A limit for n to infinity.
    makes: { [key]: (exact) => ({ ...SEEN.W!(exact), bias: balancing === 'random' ? 0 : 0.01 }) },
  });
  const d = given.whole('d', 2);
  if (d > 2) given.wrong('d', '1 or 2');
  // Chosen at random each is a queue by itself, however many there are; a few take a shorter time to settle.
  if (d === 1) return [of('random', FEW, 'W')];
  return [of('two choices', given.whole('n'), 'W'), of('random', FEW, 'W_random', 'at random')];
}

/** Retries of calls that fail by chance, or of all of them through so many layers. */
export function layered(given: Given): readonly Part[] {
  const [layers, attempts] = [given.whole('layers'), given.whole('attempts')];
  const reliability = rules({ retries: attempts - 1 });
  const ids = Array.from({ length: layers }, (_, i) => `layer ${i + 1}`);
  const stations = ids.map((id, i) => pureDelay(id, { errorRate: i + 1 === layers ? 1 : 0 }));
  const steps = ids.map((_, i) => ({
    service: constant(0),
    ...(i + 1 < layers && { calls: [{ to: i + 2, reliability }] }),
  }));
  return one({
    network: network(1, stations, steps, { first: { reliability } }),
    makes: { attempts_at_bottom: callsAt(ids.at(-1)!), success: SEEN.success! },
  });
}

/** Error of what is known of three queues or more (Nelson & Tantawi 1988). */
const MANY_QUEUES = 0.05;

/** A request to each of so many queues at once, until all have answered. */
export function forked(given: Given): readonly Part[] {
  const queues = given.whole('k');
  const whole: Make = (exact) => ({ ...SEEN.W!(exact), bias: queues > 2 ? MANY_QUEUES : 0 });
  const servers = Array.from({ length: queues }, (_, i) => i);
  const service = exponential(1 / given.number('mu'));
  const forks = { service: constant(0), calls: servers.map((i) => ({ to: i + 2 })) };
  const stations = [pureDelay('fork'), ...servers.map((i) => station(`s${i + 1}`))];
  return one({
    network: network(given.number('lam'), stations, [forks, ...servers.map(() => ({ service }))]),
    makes: {
      ...SEEN,
      W: whole,
      W_single: timeOf('s1'),
      utilization: busyOf('s1'),
    },
  });
}

/** Model C with other numbers; what is left out is as in that. */
export function architectureOf(given: Given): Part {
  const balancing = given.word('route', ['round robin', 'random', 'least in flight', 'two choices'], {
    ...{ rr: 'round robin', jsq: 'least in flight', p2c: 'two choices' },
  });
  return {
    network: architecture(balancing, {
      rate: given.number('lam', 1000),
      balancer: given.number('lb', 0.0002, 0),
      replicas: given.whole('replicas', 8),
      slots: given.whole('c', 4),
      service: given.number('service', 0.0256),
      cache: given.number('cache', 0.001, 0),
      hits: given.has('hit') ? given.share('hit') : 0.8,
      storeSlots: given.whole('db_c', 16),
      store: given.number('db_service', 0.008),
    }),
    makes: {
      ...SEEN,
      app_Wq: waitOf('app'),
      db_Wq: waitOf('db'),
      app_util: busyOf('app'),
      db_util: busyOf('db'),
    },
  };
}
