import type { Network } from '../network.ts';
import { constant, exponential, hyperexponential, network, station, withClass } from './build.ts';
import { type Case, figure, meanTime, queue, throughput, utilization, wait } from './figures.ts';

const BULK = 'mu r^(b+1) - (lambda+mu) r + lambda = 0. Bailey (1954); Gross & Harris sec. 3.2';

/** One server that takes up to `size` requests at once; a unit of time is its mean service. */
const bulk = (rate: number, size: number, joins: boolean, slots = 1) =>
  network(rate, [station('s', { slots, batch: { size, linger: 0, joins } })], [{ service: exponential(1) }]);

const meanBatch = (exact: number) => figure('requests in a batch', (r) => r.components.s!.batch!, exact);

const SHARING = 'W = 1/(mu-lambda); E[T|x] = x/(1-rho), whatever the distribution. Kleinrock vol. 2 (1976)';

/** Processor sharing: `rate` of exponential service 1, or of whatever is given. */
const sharing = (rate: number, service = exponential(1), slots = 1) =>
  network(rate, [station('s', { slots, discipline: 'processor sharing' })], [{ service }]);

/** A second class whose requests need exactly `units`, beside a first of the same rate that need 1. */
function ofTwoSizes(rate: number, units: number): Network {
  const both = withClass(sharing(rate, constant(1)), 'long', rate);
  const visits = both.visits.map((visit) =>
    visit.class === 1 && visit.station === 1 ? { ...visit, service: constant(units) } : visit,
  );
  return { ...both, visits };
}

/** Other ways to serve than one request after another. */
export const DISCIPLINES: readonly Case[] = [
  {
    name: 'M/M/1 with processor sharing, utilization 0.8',
    source: SHARING,
    network: sharing(0.8),
    requests: 40_000,
    figures: [meanTime(5), utilization(0.8), wait(4), queue(3.2)],
  },
  {
    name: 'M/G/1 with processor sharing: requests of size 1 and 3, utilization 0.8',
    source: SHARING,
    network: ofTwoSizes(0.2, 3),
    requests: 20_000,
    figures: [
      meanTime(5),
      figure('mean response of size 3', (r) => r.classes.long!.latency.mean.value, 15),
      utilization(0.8),
    ],
  },
  {
    name: 'M/G/4 with processor sharing: hyperexponential service, utilization 0.9',
    source: 'Erlang C, whatever the distribution: a symmetric queue (Kelly 1979)',
    network: sharing(3.6, hyperexponential(1, 2), 4),
    requests: 60_000,
    figures: [meanTime(2.969383161), utilization(0.9), queue(7.089779379)],
  },
  {
    name: 'M/M^[1..4]/1: batches of up to 4 that late requests join, lambda=2',
    source: `p_n = (1-r) r^n, L = r/(1-r). ${BULK}`,
    network: bulk(2, 4, true),
    requests: 20_000,
    // r = 0.7412709106. Whoever finds fewer than four is served at once, for what is left: exponential again.
    figures: [meanTime(1.432523324), queue(0.865046649), wait(0.432523324), utilization(0.5), throughput(2)],
  },
  {
    name: 'M/M^[1,4]/1: batches of up to 4 that leave late requests behind, lambda=2',
    source: `P(busy, n wait) = P0 lambda/mu r^n, Wq = P(busy) r/((1-r) lambda). ${BULK}`,
    network: bulk(2, 4, false),
    requests: 20_000,
    figures: [
      meanTime(2.268433059),
      wait(1.268433059),
      queue(2.536866118),
      utilization(0.5),
      meanBatch(2.258729089),
    ],
  },
];
