import type { Component } from '../../board/board.ts';
import { numberOf, operationsOf, paramOf } from '../../board/read.ts';
import type { Balancing, Kind } from '../../catalog/kind.ts';
import type { ParamKey } from '../../catalog/paramKey.ts';
import type { CopyLag, Delivery, InstanceRules, NoticeRule, ScalingRule } from '../network/rules.ts';
import type { Station } from '../network/station.ts';
import type { CopyRule } from '../network/traffic.ts';
import { contentsOf } from './contents.ts';
import { growthOf } from './growth.ts';
import { sessionsOf } from './sessions.ts';

/** Operation of a visit that nobody named. */
export const DEFAULT_OPERATION = 'default';
/** Operation of a copied write. */
export const APPLY = 'apply';

const MS = 1e-3;
/** Gbit/s to bytes/s. */
const GIGABIT = 1e9 / 8;

/** A component in the engine's units: seconds, bytes. Parameters that its kind lacks take the value of no effect. `ways` lead on from it. */
export function stationOf(component: Component, { behavior }: Kind, ways: number): Station {
  const number = (key: Parameters<typeof numberOf>[1], fallback: number) =>
    numberOf(component, key, fallback);
  const quota = Math.min(
    number('quota', Infinity),
    number('newConnections', Infinity) * number('perConnection', 1),
  );
  const windowed = paramOf(component, 'quotaRule') === 'window';
  const window = number('quotaWindow', 1);
  const prefetch = number('prefetch', 0);
  const hold = number('hold', 0);
  const limit = (
    key: 'inFlightLimit' | 'queueTimeout' | 'shedTarget' | 'writeQuota' | 'knee' | 'maxDuration',
    unit: number,
  ) => {
    const value = number(key, Infinity);
    return value < Infinity ? { [key]: value * unit } : {};
  };
  return {
    id: component.id,
    name: component.name,
    intake: behavior.intake,
    replicas: Math.max(1, Math.round(number('replicas', 1))),
    slots: behavior.intake === 'slots' ? Math.max(1, Math.round(number('slots', 1))) : Infinity,
    queueLimit: number('queueLimit', Infinity),
    ...limit('inFlightLimit', 1),
    ...limit('queueTimeout', MS),
    ...limit('shedTarget', MS),
    ...limit('writeQuota', 1),
    ...batchOf(component),
    ...(behavior.intake === 'slots' ? scalingOf(component) : quota < Infinity && quotaScalingOf(component)),
    ...(paramOf(component, 'discipline') === 'sharing' && { discipline: 'processor sharing' as const }),
    // A topic that waits for its subscribers has no hand free meanwhile.
    blocking:
      paramOf(component, 'threading') === 'blocking' || paramOf(component, 'slowSubscriber') === 'block',
    quota,
    // A quota without a burst of its own counts by the second.
    burst: quota === Infinity ? 0 : Math.max(1, windowed ? quota * window : number('burst', quota)),
    bandwidth: number('bandwidth', Infinity) * GIGABIT,
    ...(number('bandwidth', Infinity) < Infinity &&
      paramOf(component, 'transfers') === 'shared' && { transfers: 'shared' as const }),
    ...(behavior.buffer === true && drawnOf(component)),
    connectionLimit: Math.min(number('connectionLimit', Infinity), inMemory(component)),
    openConnections: number('openConnections', 0),
    hitRatio: behavior.lookup ? number('hitRatio', 0) : -1,
    ...contentsOf(component),
    ...layersOf(component),
    missTime: number('missTime', 0) * MS,
    errorRate: number('errorRate', 0),
    routesOne: behavior.routing === 'one' || (behavior.routing === 'several' && ways > 1),
    routing: balancingOf(component) ?? (behavior.routing === 'several' ? 'round robin' : 'least in flight'),
    ...(ways > 0 && noticesOf(component)),
    buffer: behavior.buffer === true,
    ...deliveryOf(component),
    ...flushOf(component),
    ...(prefetch > 0 && { prefetch }),
    ...sessionsOf(component),
    ...(hold > 0 && { hold: hold * MS }),
    ...copyLagOf(component),
    ...shardingOf(component),
    ...growthOf(component),
    ...leaseOf(component),
    ...(number('hotWrites', 0) > 0 && { hotWrites: number('hotWrites', 0) }),
    ...limit('knee', 1),
    ...pausesOf(component),
    ...limit('maxDuration', 1),
    ...(number('reruns', 0) > 0 && { reruns: number('reruns', 0) }),
    ...instancesOf(component),
    ...(quota < Infinity && number('quotaParts', 1) > 1 && { quotaParts: number('quotaParts', 1) }),
    ...(quota < Infinity && windowed && { quotaWindow: window }),
    ...(quota < Infinity && paramOf(component, 'quotaKey') === 'key' && { quotaByKey: true as const }),
  };
}

/** Connections that the memory of a replica has room for. */
function inMemory(component: Component): number {
  return Math.max(
    1,
    Math.floor(numberOf(component, 'memory', Infinity) / numberOf(component, 'connectionMemory', 20)),
  );
}

/** How consumers get at what a buffer keeps. */
function drawnOf(component: Component): Pick<Station, 'egress' | 'reads'> {
  const egress = numberOf(component, 'egress', Infinity) * GIGABIT;
  const reads = numberOf(component, 'reads', Infinity);
  return { ...(egress < Infinity && { egress }), ...(reads < Infinity && { reads }) };
}

function layersOf(component: Component): Pick<Station, 'shield' | 'negativeTtl'> {
  const shield = numberOf(component, 'shieldHit', 0);
  const negativeTtl = numberOf(component, 'negativeTtl', 0);
  const kept = (paramOf(component, 'contents') ?? 'ratio') !== 'ratio';
  return { ...(shield > 0 && !kept && { shield }), ...(negativeTtl > 0 && { negativeTtl }) };
}

function noticesOf(component: Component): { readonly notices?: NoticeRule } {
  const every = numberOf(component, 'checkEvery', 0);
  const timeToLive = numberOf(component, 'addressTtl', 0);
  if (every === 0 && timeToLive === 0) return {};
  return { notices: { every, failures: numberOf(component, 'checkFailures', 1), timeToLive } };
}

/** Seconds in which as many instances start as their ramp says. */
const RAMP = 10;

function instancesOf(component: Component): { readonly instances?: InstanceRules } {
  const coldStart = numberOf(component, 'coldStart', 0) * MS;
  const ramp = numberOf(component, 'ramp', Infinity) / RAMP;
  if (coldStart === 0 && ramp === Infinity) return {};
  return { instances: { coldStart, ramp, keepAlive: numberOf(component, 'keepAlive', Infinity) } };
}

function pausesOf(component: Component): Pick<Station, 'pauses'> {
  const share = numberOf(component, 'pauseShare', 0);
  const length = numberOf(component, 'pauseLength', 0) * MS;
  return share > 0 && length > 0 ? { pauses: { every: length / share, length } } : {};
}

/** Locks that nobody counts are those of a coordinator that anyone asks at any time. */
function leaseOf(component: Component): Pick<Station, 'lease'> {
  const locks = numberOf(component, 'locks', 0);
  if (locks === 0) return {};
  const fenced = paramOf(component, 'fencing') === true;
  return { lease: { locks, time: numberOf(component, 'lease', Infinity), fenced } };
}

/** Nothing where there is one shard only. */
function shardingOf(component: Component): Pick<Station, 'sharding' | 'scatter' | 'dataCopies'> {
  if (numberOf(component, 'replicas', 1) < 2) return {};
  const by = paramOf(component, 'sharding');
  const scatter = numberOf(component, 'scatter', 0);
  const dataCopies = numberOf(component, 'dataCopies', 1);
  return {
    ...(by === 'key' && { sharding: {} }),
    ...(by === 'skew' && { sharding: { skew: numberOf(component, 'skew', 1) } }),
    ...(scatter > 0 && { scatter }),
    ...(dataCopies > 1 && { dataCopies }),
  };
}

/** Kinds that copy others have a lag. */
function copyLagOf(component: Component): { readonly copy?: CopyLag } {
  const lag = numberOf(component, 'lag', -1);
  const refresh = numberOf(component, 'refresh', 0);
  if (lag < 0 && !(refresh > 0)) return {};
  const readAfter = numberOf(component, 'readAfter', 0) * MS;
  return { copy: { lag: Math.max(0, lag) * MS, readAfter, ...(refresh > 0 && { refresh }) } };
}

/** How many of its copies a store waits for. */
export function replicationOf(component: Component): CopyRule {
  const rule = paramOf(component, 'replication');
  return rule === 'one' || rule === 'quorum' || rule === 'all' ? rule : 'asynchronous';
}

/** How a buffer hands out messages, where that is more than once and to whoever is free. */
function deliveryOf(component: Component): { readonly delivery?: Delivery } {
  const handedOut = numberOf(component, 'handedOut', Infinity);
  const delivery: Delivery = {
    partitions: paramOf(component, 'ordered') === true ? 1 : numberOf(component, 'partitions', 0),
    visibility: numberOf(component, 'visibility', Infinity) * MS,
    maxReceives: numberOf(component, 'maxReceives', Infinity),
    retention: numberOf(component, 'retention', Infinity),
    ...(handedOut < Infinity && { handedOut }),
  };
  const { partitions, visibility, retention } = delivery;
  const limits = [visibility, retention, handedOut];
  return partitions > 0 || limits.some((limit) => limit < Infinity) ? { delivery } : {};
}

function flushOf(component: Component): Pick<Station, 'flush' | 'volatile' | 'waitsWhenFull'> {
  const every = numberOf(component, 'flushEvery', 0);
  return {
    ...(every > 0 && { flush: { every, size: numberOf(component, 'flushSize', 1) } }),
    ...(paramOf(component, 'onCrash') === 'lost' && { volatile: true }),
    ...(paramOf(component, 'whenFull') === 'wait' && { waitsWhenFull: true }),
  };
}

/** What an autoscaler may go by instead of the use of its slots, and the parameter that says what it aims at. */
const METRICS: Readonly<
  Record<string, { readonly is: NonNullable<ScalingRule['metric']>; readonly target: ParamKey } | undefined>
> = {
  requests: { is: 'requests', target: 'requestsTarget' },
  'in flight': { is: 'in flight', target: 'inFlightTarget' },
  backlog: { is: 'backlog', target: 'backlogTarget' },
};

function scalingOf(component: Component): Pick<Station, 'scaling'> {
  if (paramOf(component, 'scaling') !== true) return {};
  const number = (key: Parameters<typeof numberOf>[1]) => numberOf(component, key, 0);
  const min = number('minReplicas');
  const metric = METRICS[String(paramOf(component, 'scaleMetric'))];
  return {
    scaling: {
      min,
      max: Math.max(min, number('maxReplicas')),
      ...(metric && { metric: metric.is }),
      ...(metric?.is === 'backlog' && paramOf(component, 'scaleToZero') === true && { toZero: true }),
      target: number(metric?.target ?? 'scaleTarget'),
      tolerance: number('scaleTolerance'),
      sync: number('scaleSync'),
      step: number('scaleStep'),
      boot: number('bootTime'),
      warmup: number('warmup'),
      slow: number('warmupSlow'),
      window: number('scaleDownWindow'),
    },
  };
}

/** What neither queues nor has slots scales by what it lets in. */
function quotaScalingOf(component: Component): Pick<Station, 'quotaScaling'> {
  if (paramOf(component, 'scaling') !== true) return {};
  const number = (key: Parameters<typeof numberOf>[1]) => numberOf(component, key, 0);
  const min = number('quotaMin');
  return {
    quotaScaling: {
      min,
      max: Math.max(min, number('quotaMax')),
      target: number('scaleTarget'),
      sync: number('scaleSync'),
      delay: number('bootTime'),
      window: number('scaleDownWindow'),
    },
  };
}

function batchOf(component: Component): Pick<Station, 'batch'> {
  const size = Math.max(1, Math.round(numberOf(component, 'batchSize', 1)));
  if (size === 1) return {};
  const linger = numberOf(component, 'linger', 0) * MS;
  return { batch: { size, linger, joins: paramOf(component, 'lateRequests') === 'join' } };
}

/** The rule a component has chosen for its callees; undefined where its kind offers none. */
export function balancingOf(component: Component): Balancing | undefined {
  const value = paramOf(component, 'balancing');
  return typeof value === 'string' ? (value as Balancing) : undefined;
}

export function hasOperation(component: Component, operation: string): boolean {
  return operation === DEFAULT_OPERATION || Object.hasOwn(operationsOf(component), operation);
}
