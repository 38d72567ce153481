import type { Distribution } from '../network/distribution.ts';
import {
  constant,
  erlang,
  exponential,
  hyperexponential,
  lognormal,
  network,
  pareto,
  pureDelay,
  station,
  UNIT,
} from './build.ts';
import {
  type Case,
  meanTime,
  p50,
  p90,
  p99,
  p999,
  queue,
  refused,
  throughput,
  utilization,
  wait,
} from './figures.ts';
import { modelA, modelB, multiServer } from './models.ts';

export const TEXTBOOK =
  'Kleinrock, Queueing Systems vol. 1 (1975); Gross & Harris, Fundamentals of Queueing Theory';

const blockedCalls = (name: string, service: Distribution): Case => ({
  name: `Erlang B: a=8, c=10, ${name} service`,
  source: `B(c,a) = (a^c/c!)/sum a^k/k!, whatever the distribution of service. ${TEXTBOOK}`,
  network: network(8, [station('s', { slots: 10, queueLimit: 0 })], [{ service }]),
  requests: 15_000,
  figures: [refused(0.1216610643), throughput(7.026711486), utilization(0.7026711486)],
});

/** One station. */
export const QUEUES: readonly Case[] = [
  {
    name: 'A: M/M/1, utilization 0.8',
    source: `W = 1/(mu-lambda), T exponential. ${TEXTBOOK}`,
    network: modelA,
    requests: 25_000,
    figures: [
      utilization(0.8),
      meanTime(5),
      wait(4),
      queue(3.2),
      p50(3.465735903),
      p90(11.51292546),
      p99(23.02585093),
      p999(34.53877639),
    ],
  },
  {
    name: 'M/M/1, utilization 0.5',
    source: `W = 1/(mu-lambda). ${TEXTBOOK}`,
    network: multiServer(0.5, 1),
    requests: 15_000,
    figures: [
      utilization(0.5),
      meanTime(2),
      queue(0.5),
      p50(1.386294361),
      p90(4.605170186),
      p99(9.210340372),
    ],
  },
  {
    name: 'B: M/M/4, utilization 0.9',
    source: `Erlang C: Wq = C/(c mu - lambda). ${TEXTBOOK}`,
    network: modelB,
    requests: 30_000,
    figures: [
      utilization(0.9),
      meanTime(2.969383161),
      wait(1.969383161),
      queue(7.089779379),
      p50(2.254503693),
      p90(6.424448465),
      p99(12.19316744),
    ],
  },
  {
    name: 'M/M/4 as four replicas with a shared queue',
    source: `Erlang C. ${TEXTBOOK}`,
    network: network(
      3.6,
      [station('s', { replicas: 4, routing: 'shared queue' })],
      [{ service: exponential(1) }],
      {
        first: { balancing: 'shared queue' },
      },
    ),
    requests: 30_000,
    figures: [utilization(0.9), meanTime(2.969383161), queue(7.089779379)],
  },
  {
    name: 'M/M/1/10: lambda=0.9',
    source: `p_K = (1-rho) rho^K / (1-rho^(K+1)); 10 places with the one in service. ${TEXTBOOK}`,
    network: network(0.9, [station('s', { queueLimit: 9 })], [{ service: exponential(1) }]),
    requests: 15_000,
    figures: [
      refused(0.05081373133),
      throughput(0.8542676418),
      utilization(0.8542676418),
      meanTime(4.646600672),
      wait(3.646600672),
      queue(3.115172957),
    ],
  },
  {
    name: 'M/M/4/10: lambda=4.5',
    source: `Birth and death. ${TEXTBOOK}`,
    network: network(4.5, [station('s', { slots: 4, queueLimit: 6 })], [{ service: exponential(1) }]),
    requests: 15_000,
    figures: [
      refused(0.1682540341),
      throughput(3.742856847),
      utilization(0.9357142117),
      meanTime(1.787378677),
      queue(2.947045671),
    ],
  },
  blockedCalls('exponential', exponential(1)),
  blockedCalls('lognormal', lognormal(1, 2)),
  blockedCalls('constant', constant(1)),
  {
    name: 'M/D/1, utilization 0.8',
    source: `Pollaczek-Khinchine: Wq = rho D / (2(1-rho)). ${TEXTBOOK}; Erlang 1909`,
    network: network(0.8, [station('s')], [{ service: constant(1) }]),
    requests: 15_000,
    figures: [utilization(0.8), meanTime(3), queue(1.6), p50(2.275939873), p99(11.35588679)],
  },
  {
    name: 'M/G/1, lognormal with cv 2, utilization 0.5',
    source: `Pollaczek-Khinchine: Wq = lambda E[S^2] / (2(1-rho)), E[S^2] = 5. ${TEXTBOOK}`,
    network: network(0.5, [station('s')], [{ service: lognormal(1, 2) }]),
    requests: 25_000,
    figures: [utilization(0.5), wait(2.5), meanTime(3.5), queue(1.25)],
  },
  {
    name: 'M/E4/1, utilization 0.8',
    source: `Pollaczek-Khinchine. ${TEXTBOOK}`,
    network: network(0.8, [station('s')], [{ service: erlang(4, 1) }]),
    requests: 15_000,
    figures: [utilization(0.8), wait(2.5), queue(2)],
  },
  {
    name: 'M/H2/1 with cv 2, utilization 0.5',
    source: `Pollaczek-Khinchine: Wq = lambda E[S^2] / (2(1-rho)), E[S^2] = 5. ${TEXTBOOK}`,
    network: network(0.5, [station('s')], [{ service: hyperexponential(1, 2) }]),
    requests: 20_000,
    figures: [utilization(0.5), wait(2.5), meanTime(3.5), queue(1.25)],
  },
  {
    name: 'M/G/inf with Pareto service of cv 0.5: lambda=10, mean 1',
    source: 'Index a = 1 + sqrt(5); median = least 2^(1/a), p99 = least 100^(1/a)',
    network: network(10, [pureDelay('s')], [{ service: pareto(1, 0.5) }]),
    requests: 10_000,
    figures: [meanTime(1), p50(0.8560334804), p99(2.867486322)],
  },
  {
    name: 'E8/M/4: one of eight in turn, utilization 0.8',
    source: 'GI/M/c: Takacs, Introduction to the Theory of Queues (1962) ch. 2; times of 25.6 ms as 1',
    network: network(8 * 3.2, [station('s', { replicas: 8, slots: 4 })], [{ service: exponential(1) }]),
    requests: 15_000,
    figures: [utilization(0.8), wait(8.389982811 / 25.6), meanTime(33.98998281 / 25.6)],
  },
  {
    name: 'Machine repair M/M/1//10: think 1, service 0.15',
    source: 'Closed loop, exact mean value analysis. Reiser & Lavenberg 1980; Gross & Harris',
    network: network(10, [station('s')], [{ service: exponential(0.15) }], {
      arrival: { loop: { users: 10, think: UNIT } },
    }),
    requests: 15_000,
    figures: [throughput(6.227605395), meanTime(0.6057536349), utilization(0.9341408093)],
  },
  {
    name: 'Bursts: M/M/inf, three times the rate for 1 as for 3',
    source: 'The mean rate is 10, and nobody waits: W = 1/mu, L = lambda/mu. Little 1961',
    network: network(10, [pureDelay('s')], [{ service: exponential(0.5) }], {
      arrival: { bursts: { busy: UNIT, calm: 3 * UNIT, factor: 3 } },
    }),
    requests: 15_000,
    figures: [throughput(10), meanTime(0.5)],
  },
  {
    name: 'M/M/inf: lambda=10, mu=2',
    source: `W = 1/mu. ${TEXTBOOK}`,
    network: network(10, [pureDelay('s')], [{ service: exponential(0.5) }]),
    requests: 8_000,
    figures: [meanTime(0.5), p50(Math.LN2 / 2), p99(Math.LN10)],
  },
];
