import { expect, it } from 'vitest';
import type { ParamValue } from './kind.ts';
import { kindOf } from './kinds.ts';
import type { ParamKey } from './paramKey.ts';
import { isShown } from './shown.ts';

const { params } = kindOf('app_service')!;

const shown = (key: ParamKey, given: Partial<Record<ParamKey, ParamValue>>, specs = params): boolean =>
  isShown(params.find((spec) => spec.key === key)!, specs, (other) => given[other]);

it('shows what an autoscaler aims at of what it goes by, and nothing of it while there is none', () => {
  const byRequests = { scaling: true, scaleMetric: 'requests' };
  expect(shown('requestsTarget', byRequests)).toBe(true);
  expect(shown('scaleTarget', byRequests)).toBe(false);
  expect(shown('scaleTarget', { scaling: true, scaleMetric: 'use' })).toBe(true);
  expect(shown('requestsTarget', { ...byRequests, scaling: false })).toBe(false);
  expect(shown('scaleMetric', { ...byRequests, scaling: false })).toBe(false);
});

it('shows what belongs to a choice that a kind of the board’s own leaves out', () => {
  const without = params.filter(({ key }) => key !== 'discipline');
  expect(shown('queueTimeout', {}, without)).toBe(true);
  expect(shown('queueTimeout', { discipline: 'sharing' })).toBe(false);
});
