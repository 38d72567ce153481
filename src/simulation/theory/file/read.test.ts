import { describe, expect, it } from 'vitest';
import { verifyTheory } from '../verify.ts';
import { readCases } from './read.ts';

const file = (...cases: object[]) => JSON.stringify({ cases });
const small = { customers: 20_000 };
const mm1 = {
  name: 'M/M/1',
  params: { lam: 0.5, mu: 1, c: 1 },
  expected: { W: 2, Lq: 0.5 },
  tolerance: small,
};

/** Exact answers, one of each way to tell a model. */
const KNOWN = [
  mm1,
  { name: 'full', params: { lam: 2, mu: 1, c: 1, K: 3 }, expected: { p_block: 8 / 15, L: 34 / 15 } },
  { name: 'many', params: { lam: 10, mu: 2 }, expected: { W: 0.5, L: 5 } },
  { name: 'shared', params: { lam: 0.5, mu: 1, discipline: 'PS' }, expected: { W: 2, W_given_size_3: 6 } },
  { name: 'urgent', params: { lam: [0.2, 0.3], mu: 1 }, expected: { Wq1: 0.625, Wq2: 1.25 } },
  {
    name: 'leaves',
    params: { lam: 0.9, mu: 1, timeout: 5 },
    expected: { p_timeout: 0.107306209, Wq_served: 1.787703233 },
  },
  {
    name: 'gives up',
    params: { lam: 0.5, mu: 1, timeout: 4 },
    expected: { p_timeout: Math.exp(-2), goodput: 0.5 * (1 - Math.exp(-2)) },
  },
  {
    name: 'M/G/1',
    params: { lam: 0.5, service: { type: 'empirical', values: [0.5, 2], weights: [2, 1] } },
    expected: { utilization: 0.5, Wq: 0.75 },
  },
  {
    name: 'in a row',
    params: { lam: 1, stations: [{ mu: 2 }, { mu: 1, c: 2 }] },
    expected: { W: 7 / 3, W1: 1, W2: 4 / 3 },
  },
  { name: 'loop', params: { N: 2, Z: 1, S: 1 }, expected: { throughput: 0.8, response: 1.5 } },
  { name: 'fork', params: { lam: 0.5, mu: 1, k: 2 }, expected: { W: 2.875, W_single: 2 } },
  { name: 'first of two', params: { k: 2, mu: 1, need: 1 }, expected: { mean_max: 0.5 } },
  { name: 'layers', params: { layers: 2, attempts: 3 }, expected: { attempts_at_bottom: 9, success: 0 } },
  { name: 'kept', params: { keys: 4, alpha: 1 }, expected: { hit_C1: 0.328, hit_C2: 0.6038454177 } },
  {
    name: 'every other',
    params: { interarrival: 'Erlang-2 mean 2000 ms', mu: 1 },
    expected: { Lq: 0.3090169944, L: 0.8090169944, throughput: 0.5 },
  },
  {
    name: 'all alike',
    params: { lam: 0.8, service: { type: 'lognormal', mean: 1, cv: 0 } },
    expected: { Wq: 2, p_wait: 0.8, Wq_p50: 1.275939873 },
  },
  {
    name: 'crowd',
    params: { lam: 2, service: { type: 'gamma', mean: 1, cv2: 4 }, c: 'inf' },
    expected: { L: 2 },
  },
  { name: 'three queues', params: { lam: 0.5, mu: 1, k: 3 }, expected: { W: 3.39773 } },
  { name: 'hardly ever', params: { lam: 1, mu: 1, c: 8, K: 8 }, expected: { p_block: 9.124e-6 } },
].map((one) => ({ tolerance: small, ...one }));

describe('a file of cases', () => {
  it('is simulated, and holds where its values are exact', () => {
    const { cases, skipped } = readCases(file(...KNOWN), 16);
    expect(skipped).toEqual([]);
    expect(verifyTheory(false, () => {}, cases).faults).toEqual([]);
  });

  it('fails where a value is wrong', () => {
    const { cases } = readCases(file({ ...mm1, expected: { W: 2.2, Lq: 0.5 } }), 16);
    expect(verifyTheory(false, () => {}, cases).faults).toEqual(['M/M/1: theory and measurement differ']);
  });

  it('names figures that no report has', () => {
    const { cases, skipped } = readCases(file({ ...mm1, expected: { W: 2, Wq_variance: 3 } }), 16);
    expect(cases.map(({ figures }) => figures.length)).toEqual([1]);
    expect(skipped).toEqual([{ name: 'M/M/1', keys: ['Wq_variance'] }]);
  });

  it.each([
    ['nonsense', '{', /This is not JSON/],
    ['no list', '{"cases": 3}', /There are no cases/],
    ['a number', '[3]', /case 1 must be a record; it is 3/],
    ['no parameters', file({ name: 'x', expected: {} }), /"x": params must be a record/],
    [
      'a word for a value',
      file({ ...mm1, expected: { W: '2' } }),
      /"M\/M\/1": expected.W must be a number; it is "2"/,
    ],
    [
      'unknown parameters',
      file({ ...mm1, params: { lam: 1, foo: 2 } }),
      /no model has the parameters lam, foo/,
    ],
    [
      'a rate below 0',
      file({ ...mm1, params: { lam: -1, mu: 1 } }),
      /params.lam must be a number above 0; it is -1/,
    ],
    ['half a server', file({ ...mm1, params: { lam: 1, mu: 1, c: 1.5 } }), /params.c must be a whole number/],
    [
      'too few places',
      file({ ...mm1, params: { lam: 1, mu: 1, c: 4, K: 2 } }),
      /params.K must be at least c, 4/,
    ],
    [
      'an unknown shape',
      file({ ...mm1, params: { lam: 1, service: { type: 'weibull' } } }),
      /params.service.type must be/,
    ],
    [
      'no customers',
      file({ ...mm1, tolerance: { customers: 'many' } }),
      /tolerance.customers must be a number above 0/,
    ],
  ])('says what is wrong with %s', (_, text, words) => {
    expect(() => readCases(text, 16)).toThrow(words);
  });
});
