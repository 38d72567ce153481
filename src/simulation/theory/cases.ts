import type { Distribution } from '../network.ts';
import type { Report } from '../report.ts';
import {
  constant,
  erlang,
  exponential,
  hyperexponential,
  lognormal,
  network,
  pareto,
  pureDelay,
  rules,
  station,
  UNIT,
  withClass,
} from './build.ts';
import { CACHES } from './cacheCases.ts';
import { DISCIPLINES } from './disciplines.ts';
import {
  type Case,
  figure,
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
import { modelA, modelB, modelC, multiServer } from './models.ts';
import { ODD } from './oddCases.ts';

const TEXTBOOK = 'Kleinrock, Queueing Systems vol. 1 (1975); Gross & Harris, Fundamentals of Queueing Theory';

const blockedCalls = (name: string, service: Distribution): Case => ({
  name: `Erlang B: a=8, c=10, ${name} service`,
  source: `B(c,a) = (a^c/c!)/sum a^k/k!, whatever the distribution of service. ${TEXTBOOK}`,
  network: network(8, [station('s', { slots: 10, queueLimit: 0 })], [{ service }]),
  requests: 15_000,
  figures: [refused(0.1216610643), throughput(7.026711486), utilization(0.7026711486)],
});

const single: readonly Case[] = [
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

const networks: readonly Case[] = [
  {
    name: 'C: balancer, eight replicas in turn, cache, database',
    source: 'A replica is E8/M/4: Takacs, Introduction to the Theory of Queues (1962) ch. 2',
    network: modelC('round robin'),
    requests: 15_000,
    figures: [
      meanTime(36.78998281),
      wait(8.389982811, 'app'),
      utilization(0.8, 'app'),
      utilization(0.1, 'db'),
      p50(28.8987463),
      p90(77.39752852),
      p99(139.9980623),
      p999(200.3448156),
    ],
  },
  {
    name: 'C with random balancing',
    source: 'A Poisson stream split at random: each replica is M/M/4',
    network: modelC('random'),
    requests: 15_000,
    figures: [meanTime(47.4858391), wait(19.0858391, 'app'), p99(179.6881149)],
  },
  {
    name: 'Tandem M/M/1 -> M/M/2 -> M/M/1',
    source: 'Product form: each as if alone. Burke 1956, Jackson 1957',
    network: network(
      1,
      [station('one'), station('two', { slots: 2 }), station('three')],
      [
        { service: exponential(1 / 1.25), calls: [{ to: 2 }] },
        { service: exponential(1 / 0.7), calls: [{ to: 3 }] },
        { service: exponential(1 / 2) },
      ],
    ),
    requests: 15_000,
    figures: [
      meanTime(7.916666667),
      wait(3.2, 'one'),
      wait(2.916666667 - 1 / 0.7, 'two'),
      wait(0.5, 'three'),
      utilization(0.8, 'one'),
      utilization(1 / 1.4, 'two'),
      utilization(0.5, 'three'),
    ],
  },
  {
    name: 'Fork-join of two servers, utilization 0.5',
    source: 'T = (12-rho)/8 / (mu-lambda). Flatto & Hahn 1984; Nelson & Tantawi 1988',
    network: network(
      0.5,
      [pureDelay('fork'), station('left'), station('right')],
      [
        { service: constant(0), calls: [{ to: 2 }, { to: 3 }] },
        { service: exponential(1) },
        { service: exponential(1) },
      ],
    ),
    requests: 15_000,
    figures: [meanTime(2.875), utilization(0.5, 'left'), utilization(0.5, 'right')],
  },
  {
    name: 'Fan-out to ten parallel leaves',
    source: 'E[max] = H_10, P(max <= t) = (1-e^-t)^10. Dean & Barroso, The Tail at Scale (2013)',
    network: network(
      0.1,
      [pureDelay('root'), pureDelay('leaf')],
      [
        { service: constant(0), calls: [{ to: 2, calls: 10, parallel: true, need: 10 }] },
        { service: exponential(1) },
      ],
    ),
    requests: 5_000,
    figures: [meanTime(2.928968254), p50(2.703555192), p99(6.903236794)],
  },
  {
    name: 'Two replies of three',
    source: 'Second of three exponentials: E = 1/3 + 1/2',
    network: network(
      0.1,
      [pureDelay('root'), pureDelay('leaf')],
      [
        { service: constant(0), calls: [{ to: 2, calls: 3, parallel: true, need: 2 }] },
        { service: exponential(1) },
      ],
    ),
    requests: 8_000,
    figures: [meanTime(5 / 6)],
  },
  {
    name: 'Three calls in turn, then 0.4 more',
    source: 'Sum of means',
    network: network(
      0.1,
      [pureDelay('root'), pureDelay('leaf')],
      [{ service: constant(0), calls: [{ to: 2, calls: 3.4 }] }, { service: exponential(1) }],
    ),
    requests: 8_000,
    figures: [meanTime(3.4)],
  },
  {
    name: 'A thread held while its callee works',
    source:
      'M/G/1 with service 0.3 + 0.3 (Erlang-2): Wq = lambda E[S^2]/(2(1-rho)) = 0.675. Pollaczek-Khinchine',
    network: network(
      1,
      [station('s', { blocking: true }), pureDelay('callee')],
      [{ service: exponential(0.3), calls: [{ to: 2 }] }, { service: exponential(0.3) }],
    ),
    requests: 15_000,
    figures: [utilization(0.6), wait(0.675), meanTime(1.275), queue(0.675)],
  },
  {
    name: 'A thread free while its callee works',
    source: 'M/M/1 with service 0.3, then 0.3: W = 0.3/0.7 + 0.3',
    network: network(
      1,
      [station('s'), pureDelay('callee')],
      [{ service: exponential(0.3), calls: [{ to: 2 }] }, { service: exponential(0.3) }],
    ),
    requests: 15_000,
    figures: [utilization(0.3), wait(0.3 / 0.7 - 0.3), meanTime(0.3 / 0.7 + 0.3)],
  },
  {
    name: 'Messages that nobody waits for',
    source: 'The sender answers after its own M/M/1; the receiver is M/M/1 (Burke 1956)',
    network: network(
      0.5,
      [station('s'), station('receiver')],
      [{ service: exponential(1), calls: [{ to: 2, mode: 'send' }] }, { service: exponential(1.6) }],
    ),
    requests: 15_000,
    figures: [meanTime(2), utilization(0.8, 'receiver'), wait(8 - 1.6, 'receiver')],
  },
  {
    name: 'Network there and back',
    source: 'Sum of means',
    network: network(0.5, [station('s')], [{ service: exponential(1) }], {
      first: { network: exponential(0.7) },
    }),
    requests: 15_000,
    figures: [meanTime(2 + 1.4), wait(1)],
  },
  {
    name: 'Client that gives up at 10, work not cancelled: M/M/1, lambda=0.8',
    source: 'P(T > tau) = e^-(mu-lambda)tau',
    network: network(0.8, [station('s')], [{ service: exponential(1) }], { patience: 10 }),
    requests: 25_000,
    figures: [
      figure(
        'share timed out',
        (r) => (r.classes.k!.failures['timed out'] ?? 0) / r.classes.k!.offered,
        0.1353352832,
      ),
      figure('goodput', (r) => r.classes.k!.goodput / 1000, 0.6917317734),
      utilization(0.8),
    ],
  },
  {
    name: 'Power of two choices among 1,000, lambda=0.7',
    source:
      'Mean field: W = sum lambda^(2^i - 2). Mitzenmacher 1996; Vvedenskaya et al. 1996; below 1 % off at n=1000',
    network: network(700, [station('s', { replicas: 1000 })], [{ service: exponential(1) }], {
      first: { balancing: 'two choices' },
    }),
    requests: 40_000,
    figures: [utilization(0.7), meanTime(1.61445377, 0.01)],
  },
];

const attempts = (exact: number) =>
  figure('attempts per request', (r) => Object.values(r.connections)[0]!.rate / r.classes.k!.offered, exact);
const lost = (name: string, exact: number, of: (r: Report) => number) => figure(name, of, exact);

const reliability: readonly Case[] = [
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

export const CASES: readonly Case[] = [
  ...single,
  ...networks,
  ...reliability,
  ...DISCIPLINES,
  ...CACHES,
  ...ODD,
];
