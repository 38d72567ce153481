import type { Network } from '../../network.ts';
import type { Report } from '../../report.ts';
import {
  type Figure,
  figure,
  meanTime,
  p50,
  p90,
  p95,
  p99,
  p999,
  refused,
  throughput,
  utilization,
} from '../figures.ts';
import type { Given } from './given.ts';

/** From the exact value to the figure that is held against it. */
export type Make = (exact: number) => Figure;

/** A network, and what its report says under the names that files of cases use. */
export interface Part {
  /** Tells it from the other parts of its case. */
  readonly suffix?: string;
  readonly network: Network;
  readonly makes: Readonly<Record<string, Make>>;
}

/** A model that a case of a file may be of, told by the names of its parameters. */
export interface Model {
  readonly needs: readonly string[];
  /** At least one of these, and any of them. */
  readonly oneOf?: readonly string[];
  readonly may?: readonly string[];
  /** `expected`: what the case knows of; where that alone tells two models apart it is looked at. */
  readonly parts: (given: Given, expected: readonly string[]) => readonly Part[];
}

const ofClass = (id: string, name: string, of: (row: Report['classes'][string]) => number): Make => {
  return (exact) => figure(name, (r) => of(r.classes[id]!), exact);
};
export const meanOf = (id: string, name: string): Make =>
  ofClass(id, name, ({ latency }) => latency.mean.value);
export const queuedOf = (id: string, name: string): Make => ofClass(id, name, ({ split }) => split.queue);

const component = (id: string, name: string, of: (row: Report['components'][string]) => number): Make => {
  return (exact) => figure(name, (r) => of(r.components[id]!), exact);
};
export const waitOf = (id: string): Make => component(id, `wait of ${id}`, ({ wait }) => wait);
export const timeOf = (id: string): Make =>
  component(id, `time at ${id}`, ({ latency }) => latency.mean.value);
export const busyOf = (id: string): Make =>
  component(id, `utilization of ${id}`, ({ utilization: busy }) => busy);
export const callsAt = (id: string): Make => {
  return (exact) =>
    figure(`calls of ${id} a request`, (r) => r.components[id]!.arrivalRate / r.classes.k!.offered, exact);
};
export const failedFor = (reason: 'timed out', where: 'client' | 's', name: string): Make => {
  const share = ({ classes, components }: Report): number =>
    where === 's'
      ? (components.s!.failures[reason] ?? 0) / components.s!.arrivalRate
      : (classes.k!.failures[reason] ?? 0) / classes.k!.offered;
  return (exact) => figure(name, share, exact);
};

/** Response times as the client sees them, and rates. */
export const SEEN: Part['makes'] = {
  W: meanTime,
  mean: meanTime,
  response: meanTime,
  W_accepted: meanTime,
  mean_max: meanTime,
  ...{ T_p50: p50, T_p90: p90, T_p95: p95, T_p99: p99, T_p999: p999, p50, p90, p95, p99, p999 },
  L: ofClass(
    'k',
    'requests inside, by Little',
    ({ throughput: rate, latency }) => (rate / 1000) * latency.mean.value,
  ),
  throughput,
  goodput: ofClass('k', 'goodput', ({ goodput }) => goodput / 1000),
  success: ofClass('k', 'success', ({ goodput, offered }) => goodput / offered),
};

/** The same beside what is said of one station `s` with so many servers, or of one of its replicas that are all alike. */
export const served = (servers: number, replicas = 1): Part['makes'] => ({
  ...SEEN,
  utilization,
  Wq: queuedOf('k', 'wait'),
  Wq_accepted: queuedOf('k', 'wait'),
  Wq_served: waitOf('s'),
  Lq: component('s', 'queue length', ({ queueLength }) => queueLength / replicas),
  L: component(
    's',
    'requests inside',
    ({ queueLength, utilization: busy }) => queueLength / replicas + servers * busy,
  ),
  throughput: ofClass('k', 'throughput', ({ throughput: rate }) => rate / 1000 / replicas),
  p_block: refused,
  ...(servers === 1 && {
    p_empty: component('s', 'share of time empty', ({ utilization: busy }) => 1 - busy),
    p_idle: component('s', 'share of time idle', ({ utilization: busy }) => 1 - busy),
  }),
});
