import { exponential, network, station } from './build.ts';
import { type Case, figure, meanTime, queue, throughput, utilization, wait } from './figures.ts';

const BULK = 'mu r^(b+1) - (lambda+mu) r + lambda = 0. Bailey (1954); Gross & Harris sec. 3.2';

/** One server that takes up to `size` requests at once; a unit of time is its mean service. */
const bulk = (rate: number, size: number, joins: boolean, slots = 1) =>
  network(rate, [station('s', { slots, batch: { size, linger: 0, joins } })], [{ service: exponential(1) }]);

const meanBatch = (exact: number) => figure('requests in a batch', (r) => r.components.s!.batch!, exact);

/** Other ways to serve than one request after another. */
export const DISCIPLINES: readonly Case[] = [
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
