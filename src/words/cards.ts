import { findings } from './things.ts';

/** What cards and lines of the canvas say of themselves. Counts, times and shares come written out: "1,024", "3 ms", "90 %". */

/** `word`: what replicas of this kind are called when there are several: "shards". */
export const replicas = (count: string, word: string, isOne: boolean): string =>
  `${count} ${isOne ? word.replace(/s$/, '') : word}`;
export const slotsEach = (replicas: string, slots: string): string => `${replicas} × ${slots} slots`;
export const oneSlotEach = (replicas: string): string => `${replicas} × 1 slot`;
export const slots = (count: string): string => `${count} slots`;
export const keeps = (policy: string, capacity: string): string => `${policy} of ${capacity}`;
export const timeToLive = (time: string): string => `TTL ${time}`;
export const keptForGood = 'kept for good';
export const hits = (share: string): string => `${share} hits`;
export const upTo = (rate: string): string => `up to ${rate}`;
export const requestsBegin = 'Requests begin here';

export const saturated = 'saturated';
export const overloaded = 'overloaded';
export const grows = 'grows';
export const growsWithoutEnd = 'grows without end';
export const waitingMarks = (waiting: string): string => `Waiting: ${waiting}`;
export const fromEstimate = ['est.', 'Estimated by formula from the drawing; run it to measure'] as const;
export const fromRun = ['sim.', 'Measured in the simulated run'] as const;

/** A component as a screen reader says it, in parts. */
export const component = 'component';
export const percentOf = (percent: string, limit: string): string => `${percent} percent of ${limit}`;
export const waiting = (count: string): string => `${count} waiting`;
export const running = (count: string): string => `${count} running`;
export const simulated = 'simulated';
export const estimated = 'estimate';
export const withFindings = (name: string, count: number): string =>
  count === 0 ? name : `${name}; ${findings(count)}`;
export const locked = (name: string): string => `${name}, locked`;

/** The mark on what binds first: short, and as a sentence. */
export const objective = 'objective';
export const bottleneck = (limit: string): string => `bottleneck · ${limit}`;
export const bottleneckOfRun = (limit: string): string => `bottleneck of the run by ${limit}`;
export const failing = 'failing';
export const down = 'down';
export const partlyDown = (share: string): string => `${share} down`;
export const wasDown = (share: string): string => `down, ${share} lost`;
export const breaksAt = (load: string): string => `breaks at ${load}`;
export const breaksAtBy = (load: string, limit: string): string => `breaks at ${load} by ${limit}`;
export const bindsAt = (load: string): string => `binds at ${load}`;
export const bindsFirst = (load: string, limit: string): string => `binds first, at ${load}, by ${limit}`;
export const inRun = (what: string): string => `Measured in the run: ${what}`;
export const inEstimate = (what: string): string => `Estimate: ${what}`;

export const connection = 'connection';
export const joins: Readonly<Record<'call' | 'send' | 'replicate', (from: string, to: string) => string>> = {
  call: (from, to) => `${from} calls ${to}`,
  send: (from, to) => `${from} sends to ${to}`,
  replicate: (from, to) => `${from} replicates to ${to}`,
};
export const on = { miss: 'on miss', hit: 'on hit', dead: 'dead letters' } as const;
export const optional = 'optional';
export const rateSimulated = (rate: string): string => `${rate} simulated`;
export const rateEstimated = (rate: string): string => `${rate} estimated`;
export const fail = (share: string): string => `${share} fail`;
export const name = 'Name';
