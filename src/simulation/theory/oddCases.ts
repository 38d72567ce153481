import type { Report } from '../report.ts';
import { constant, exponential, lognormal, network, pureDelay, station, UNIT, withClass } from './build.ts';
import { type Case, figure, meanTime, queue, refused, throughput, utilization, wait } from './figures.ts';

const meanOf = (id: string, exact: number) =>
  figure(`mean response of ${id}`, (r: Report) => r.classes[id]!.latency.mean.value, exact);
const MANY = 'Birth and death. Gross & Harris, Fundamentals of Queueing Theory';

/** The same formulas at the ends of their range: loss alone, more servers than users, far more offered than served. */
export const ODD: readonly Case[] = [
  {
    name: 'M/M/1/3: twice as much offered as served',
    source: `p_n = rho^n (1-rho)/(1-rho^4). ${MANY}`,
    network: network(2, [station('s', { queueLimit: 2 })], [{ service: exponential(1) }]),
    requests: 15_000,
    figures: [
      refused(8 / 15),
      throughput(14 / 15),
      utilization(14 / 15),
      meanTime(17 / 7),
      queue(34 / 15 - 14 / 15),
    ],
  },
  {
    name: 'M/M/1/1: a single place, nobody waits',
    source: 'Erlang B: B = a/(1+a)',
    network: network(0.5, [station('s', { queueLimit: 0 })], [{ service: exponential(1) }]),
    requests: 15_000,
    figures: [refused(1 / 3), throughput(1 / 3), utilization(1 / 3), meanTime(1)],
  },
  {
    name: 'More servers than users: M/M/5//3',
    source: 'Nobody waits: X = N/(Z+S)',
    network: network(3, [station('s', { slots: 5 })], [{ service: exponential(1) }], {
      arrival: { loop: { users: 3, think: UNIT } },
    }),
    requests: 15_000,
    figures: [throughput(1.5), meanTime(1), utilization(0.3)],
  },
  {
    name: 'Three servers for 50 users who think for 1: M/M/3//50, service 0.1',
    source: `p_n = p_(n-1) (N-n+1) S/(Z min(n, c)). ${MANY}`,
    network: network(50, [station('s', { slots: 3 })], [{ service: exponential(0.1) }], {
      arrival: { loop: { users: 50, think: UNIT } },
    }),
    requests: 15_000,
    figures: [throughput(29.98759892), meanTime(0.6673559007), utilization(0.9995866305)],
  },
  {
    name: 'M/M/1 with three classes, the most urgent first',
    source: 'W_k = W0/((1-s_(k-1))(1-s_k)) + 1: Cobham (1954)',
    network: withClass(
      withClass(network(0.3, [station('s')], [{ service: exponential(1) }]), 'soon', 0.3, { priority: 1 }),
      'first',
      0.2,
      { priority: 2 },
    ),
    requests: 40_000,
    figures: [meanTime(9), meanOf('soon', 3), meanOf('first', 2), utilization(0.8)],
  },
  {
    name: 'M/G/1 with processor sharing: lognormal of cv 3, utilization 0.5',
    source: 'W = 1/(mu-lambda), whatever the distribution. Kleinrock vol. 2 (1976)',
    network: network(
      0.5,
      [station('s', { discipline: 'processor sharing' })],
      [{ service: lognormal(1, 3) }],
    ),
    requests: 40_000,
    figures: [meanTime(2), utilization(0.5)],
  },
  {
    name: 'Ninety replies of a hundred',
    source: 'The 90th of 100 exponentials: E = 1/100 + 1/99 + ... + 1/11',
    network: network(
      0.1,
      [pureDelay('root'), pureDelay('leaf')],
      [
        { service: constant(0), calls: [{ to: 2, calls: 100, parallel: true, need: 90 }] },
        { service: exponential(1) },
      ],
    ),
    requests: 1000,
    figures: [meanTime(2.258409264)],
  },
  {
    name: 'M/M/1 whose requests leave the queue after waiting 3, half as much again offered as served',
    source: 'P(leave) = P0 lambda e^((lambda-mu)3)/mu. Barrer (1957); Baccelli & Hebuterne (1981)',
    network: network(1.5, [station('s', { queueTimeout: 3 * UNIT })], [{ service: exponential(1) }]),
    requests: 20_000,
    figures: [
      figure(
        'share that left',
        (r) => (r.components.s!.failures['timed out'] ?? 0) / r.components.s!.arrivalRate,
        0.3700286941,
      ),
      throughput(0.9449569588),
      // Of those that were served: the virtual wait up to 3, lambda P0 e^((lambda-mu)x).
      wait(1.69899109),
    ],
  },
];
