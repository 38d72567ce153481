import type { Component } from '../../board/board.ts';
import { numberOf, operationsOf, paramOf } from '../../board/read.ts';
import type { Kind } from '../../catalog/kind.ts';
import type { Distribution } from '../network/distribution.ts';
import type { Visit } from '../network/traffic.ts';
import { log } from '../random/math.ts';
import { grownBy } from './growth.ts';
import { DEFAULT_OPERATION } from './stations.ts';

const MS = 1e-3;
/** Gbit/s to bytes/s. */
const GIGABIT = 1e9 / 8;

/** Seconds of service for one operation. A client that is called (a push) takes no time. */
export function serviceOf(component: Component, kind: Kind, operation: string): Distribution {
  if (kind.behavior.intake === 'source') return { shape: 'deterministic', mean: 0 };
  const operations = operationsOf(component);
  const named = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  // What is sent on several times is that much work, and so is what has grown.
  const copies = numberOf(component, 'copies', 1) * grownBy(component);
  if (component.times) return measuredOf(component.times, named, copies);
  const mean = (named === undefined ? meanOf(component) : named * MS) * copies;
  const shape = paramOf(component, 'serviceShape') ?? 'exponential';
  const cv = numberOf(component, 'serviceCv', 1);
  if (shape === 'lognormal' || shape === 'gamma' || shape === 'pareto') return { shape, mean, cv };
  if (shape === 'hyperexponential') return { shape, mean, cv: Math.max(1, cv) };
  // Whole steps: Erlang-k is the gamma distribution with cv 1/sqrt(k).
  if (shape === 'erlang')
    return { shape: 'gamma', mean, cv: 1 / Math.sqrt(Math.max(1, Math.round(1 / (cv * cv)))) };
  return { shape: shape === 'deterministic' ? 'deterministic' : 'exponential', mean };
}

/** Bytes of a piece of a file that machines of a swarm pass on. */
const PIECE = 4e6;

/**
 * Mean s of the default operation. In a swarm each machine sends on what it has as fast as it gets it, so that a file takes as long
 * as one machine takes for it, and the first piece as many steps as it has to double (Kumar and Ross 2006).
 */
function meanOf(component: Component): number {
  const number = (key: Parameters<typeof numberOf>[1]) => numberOf(component, key, 0);
  if (paramOf(component, 'spread') !== 'computed') return number('serviceTime') * MS;
  const doublings = log(Math.max(1, number('machines') / number('seeds'))) / Math.LN2;
  return (number('fileSize') * 1000 + PIECE * doublings) / (number('nic') * GIGABIT * number('efficiency'));
}

/** Of the default operation alone: a login is never found in a cache. */
export function shortcutOf(component: Component, operation: string): Pick<Visit, 'shortcut'> {
  const share = numberOf(component, 'shortcut', 0);
  if (share === 0 || operation !== DEFAULT_OPERATION) return {};
  return { shortcut: { share, part: numberOf(component, 'shortcutPart', 1) } };
}

/** Times as they were measured, ms and how often in turn; an operation with a mean of its own is as much longer throughout. */
function measuredOf(times: readonly number[], named: number | undefined, copies: number): Distribution {
  const weights = times.filter((_, i) => i % 2 === 1);
  const ms = times.filter((_, i) => i % 2 === 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = ms.reduce((sum, value, i) => sum + value * (weights[i]! / total), 0);
  const square = ms.reduce(
    (sum, value, i) => sum + (value - mean) * (value - mean) * (weights[i]! / total),
    0,
  );
  const scale = (named === undefined ? 1 : named / mean) * MS * copies;
  if (ms.length === 1) return { shape: 'deterministic', mean: mean * scale };
  const values = ms.map((value) => value * scale);
  return { shape: 'measured', mean: mean * scale, cv: Math.sqrt(square) / mean, values, weights };
}
