import type { Report } from '../report.ts';
import { constant, exponential, network, pureDelay, rules, station, withClass } from './build.ts';
import { type Case, figure, meanTime, throughput, utilization } from './figures.ts';
import { multiServer } from './models.ts';

const attempts = (exact: number) =>
  figure('attempts per request', (r) => Object.values(r.connections)[0]!.rate / r.classes.k!.offered, exact);
const lost = (name: string, exact: number, of: (r: Report) => number) => figure(name, of, exact);

/** Calls that go wrong, and what is done about it. */
export const TRIES: readonly Case[] = [
  {
    name: 'Retries: 1 call in 5 fails, 3 retries',
    source: 'attempts = (1-p^(r+1))/(1-p), success = 1-p^(r+1): geometric series',
    network: network(1, [pureDelay('s', { errorRate: 0.2 })], [{ service: constant(1) }], {
      first: { reliability: rules({ retries: 3 }) },
    }),
    requests: 15_000,
    figures: [attempts(1.248), lost('success', 0.9984, (r) => r.classes.k!.goodput / r.classes.k!.offered)],
  },
  {
    name: 'M/M/1 whose requests leave the queue after waiting 5, utilization 0.9 offered',
    source: 'P(leave) = P0 lambda e^((lambda-mu)5)/mu. Barrer (1957); Baccelli & Hebuterne (1981)',
    network: network(0.9, [station('s', { queueTimeout: 0.005 })], [{ service: exponential(1) }]),
    requests: 20_000,
    figures: [
      lost(
        'share that left',
        0.107306209,
        (r) => (r.components.s!.failures['timed out'] ?? 0) / r.components.s!.arrivalRate,
      ),
      throughput(0.8034244119),
      utilization(0.8034244119),
    ],
  },
  {
    name: 'M/M/1 whose clients give up after 10, utilization 0.8; the work goes on',
    source: 'P(T > 10) = e^(-(mu-lambda)10), M/M/1 sojourn law',
    network: network(0.8, [station('s')], [{ service: exponential(1) }], { patience: 10 }),
    requests: 30_000,
    figures: [
      lost(
        'share given up',
        0.1353352832,
        (r) => (r.classes.k!.failures['timed out'] ?? 0) / r.classes.k!.offered,
      ),
      lost('goodput', 0.6917317734, (r) => r.classes.k!.goodput / 1000),
      utilization(0.8),
    ],
  },
  {
    name: 'M/M/1 with two classes of which one goes first',
    source: 'W0/((1-s1)(1-s1-s2)), W0 = sum lambda E[S^2]/2 (Cobham 1954)',
    network: withClass(multiServer(0.5, 1), 'first', 0.3, { priority: 1 }),
    requests: 60_000,
    figures: [
      meanTime(6.714285714),
      figure('mean response of the first', (r) => r.classes.first!.latency.mean.value, 2.142857143),
      utilization(0.8),
    ],
  },
];
