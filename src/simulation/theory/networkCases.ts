import { constant, exponential, network, pureDelay, station } from './build.ts';
import { type Case, figure, meanTime, p50, p90, p99, p999, queue, utilization, wait } from './figures.ts';
import { modelC } from './models.ts';

/** Several stations, and requests that fork. */
export const NETWORKS: readonly Case[] = [
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
