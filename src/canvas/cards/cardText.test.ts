import { describe, expect, it } from 'vitest';
import type { Component } from '../../board/board.ts';
import { kindOf } from '../../catalog/kinds.ts';
import type { ComponentFigures } from '../../state/shape.ts';
import { detailOf, lineLabel, loadState, loadWords, nameOf, strokeFor } from './cardText.ts';
import { waitingMarks } from './waiting.ts';

const APP = kindOf('app_service');
const component = (kind: string, params: Component['params'] = {}): Component => ({
  id: 'c',
  kind,
  name: 'Redirect service',
  x: 0,
  y: 0,
  params,
});
const load = (utilization: number, by: ComponentFigures['by'] = 'estimate'): ComponentFigures => ({
  utilization,
  binding: 'slots',
  rate: 100,
  waiting: 0,
  failed: 0,
  p99: Number.NaN,
  by,
});

describe('detailOf', () => {
  it('says replicas and slots, with the word of the kind', () => {
    expect(detailOf(component('app_service', { replicas: 6, slots: 4 }))).toBe('6 × 4 slots');
    expect(detailOf(component('app_service', { replicas: 6, slots: 4, scaling: true }), 9)).toBe(
      '9 × 4 slots',
    );
    expect(detailOf(component('worker', { replicas: 3, slots: 4 }))).toBe('3 workers × 4 slots');
    expect(detailOf(component('worker', { replicas: 100, slots: 32 }))).toBe('100 workers × 32');
    expect(detailOf(component('pubsub_topic', { replicas: 16, slots: 8 }))).toBe('16 partitions × 8');
    expect(detailOf(component('cache_lookaside', { replicas: 1, hitRatio: 0.9 }))).toBe(
      '1 shard · 90 % hits',
    );
    const kept = (params: Component['params']) => detailOf(component('cache_lookaside', params));
    expect(kept({ contents: 'lru', capacity: 5000 })).toBe('1 shard · LRU of 5,000');
    expect(kept({ contents: 'age', timeToLive: 60 })).toBe('1 shard · TTL 60 s');
    expect(detailOf(component('client_web'))).toBe('Web client');
    expect(detailOf({ ...component('client_web'), name: 'Web client' })).toBe('Requests begin here');
    expect(detailOf(component('from the future'))).toBe('from the future');
  });
});

describe('load in words', () => {
  it('turns from cool to hot at the target and to full at saturation', () => {
    expect(loadState(undefined)).toBe('none');
    expect(loadState(load(0.69))).toBe('cool');
    expect(loadState(load(0.7))).toBe('hot');
    expect(loadState(load(1))).toBe('full');
    expect(loadState(load(0.98))).toBe('hot');
    expect(loadState(load(0.98, 'simulation'))).toBe('full');
  });
  it('says what is used up', () => {
    expect(loadWords(load(0.723))).toBe('72 % slots');
    expect(loadWords(load(1.44))).toBe('144 % slots, overloaded');
    expect(loadWords(load(0.995, 'simulation'))).toBe('100 % slots, saturated');
    expect(loadWords({ ...load(0), binding: null, rate: 11_600 })).toBe('11.6 k/s');
    expect(loadWords(undefined)).toBe('');
  });
  it('is part of the accessible name, with where it comes from', () => {
    expect(nameOf(component('app_service'), load(0.72), 2, '')).toBe(
      'Redirect service, app service, 72 percent of slots, estimate; 2 findings',
    );
    expect(nameOf(component('app_service'), { ...load(0.72, 'simulation'), replicas: 14 }, 0, '')).toBe(
      'Redirect service, app service, 72 percent of slots, 14 running, simulated',
    );
    expect(nameOf(component('app_service'), load(1.2), 0, 'binds first')).toBe(
      'Redirect service, app service, 120 percent of slots, overloaded, estimate, binds first',
    );
  });
});

describe('waitingMarks', () => {
  it('draws single marks while they can be counted, then says the number', () => {
    expect(waitingMarks(0.2)).toEqual({ marks: 0, text: '' });
    expect(waitingMarks(3.2)).toEqual({ marks: 3, text: '' });
    expect(waitingMarks(412)).toEqual({ marks: 6, text: '412' });
    expect(waitingMarks(Number.POSITIVE_INFINITY)).toEqual({ marks: 6, text: 'grows' });
    expect(waitingMarks(Number.NaN)).toEqual({ marks: 0, text: '' });
  });
});

describe('lines', () => {
  const connection = {
    id: 'l',
    from: 'a',
    to: 'b',
    label: '',
    protocol: 'HTTP',
    mode: 'call',
    calls: 1,
    pattern: 'sequence',
    when: 'always',
    step: 1,
    rtt: 0.5,
    rttCv: 0,
    payload: 0,
    timeout: 0,
  } as const;
  it('speak only when their look does not say it', () => {
    expect(lineLabel(connection, APP)).toBe('');
    expect(lineLabel({ ...connection, when: 'miss' }, APP)).toBe('on miss');
    expect(lineLabel({ ...connection, optional: true }, APP)).toBe('optional');
    expect(lineLabel({ ...connection, optional: true, mode: 'send' }, APP)).toBe('');
    expect(lineLabel({ ...connection, calls: 0.3 }, APP)).toBe('30 %');
    expect(lineLabel({ ...connection, calls: 3, protocol: 'gRPC' }, APP)).toBe('3 × · gRPC');
  });
  it('grow wider with the logarithm of the rate', () => {
    expect(strokeFor(0)).toBe(1.25);
    expect(strokeFor(10_000) - strokeFor(1000)).toBeCloseTo(strokeFor(1000) - strokeFor(100), 1);
    expect(strokeFor(1e12)).toBe(5);
  });
});
