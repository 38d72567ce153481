import { describe, expect, it } from 'vitest';
import type { Case } from '../figures.ts';
import { judge, verifyCase } from '../verify.ts';
import { readCases } from './read.ts';

const file = (...cases: object[]) => JSON.stringify({ cases });
const judged = (cases: readonly Case[]) =>
  judge(
    cases.map((one) => verifyCase(one, false)),
    false,
  );
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
  { name: 'client', params: { lam: 0.5, mu: 1, timeout: 4 }, expected: { p_timeout: Math.exp(-2) } },
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
  {
    name: 'urgent and slow',
    params: { lam: [0.2, 0.1], mu: [1, 0.5] },
    expected: { W1: 1.75, Wq1: 0.75, Wq2: 1.25 },
  },
  {
    name: 'without a thought',
    params: { N: 4, Z: 0, S: 0.5, c: 2 },
    expected: { throughput: 4, response: 1 },
  },
  {
    name: 'room for all',
    params: { lam: 1, stations: [{ mu: 0.5, c: 'inf' }, { mu: 2 }] },
    expected: { W: 3, W1: 2, Wq2: 0.5 },
  },
  {
    name: 'no patience',
    params: { lam: 1, mu: 1, timeout: 0 },
    expected: { p_timeout: 0.5, throughput: 0.5 },
  },
  { name: 'hardly ever not', params: { p: 0.05, retries: 5 }, expected: { success: 1 - 0.05 ** 6 } },
  {
    name: 'hardly ever long',
    params: { lam: 0.02, service: { type: 'lognormal', mean: 1, scv: 4 }, c: 1 },
    expected: { Wq: (0.02 * 5) / 2 / 0.98 },
  },
  { name: 'rates alone', params: { lam: 0.5, mu: 1 }, expected: { Wq: 1, W: 2 } },
  { name: 'hardly ever', params: { lam: 1, mu: 1, c: 8, K: 8 }, expected: { p_block: 9.124e-6 } },
].map((one) => ({ tolerance: small, ...one }));

describe('a file of cases', () => {
  it('is simulated, and holds where its values are exact', () => {
    const { cases, leftOut } = readCases(file(...KNOWN), 16);
    expect(leftOut).toEqual([]);
    expect(judged(cases).faults).toEqual([]);
  });

  it('fails where a value is wrong', () => {
    const { cases } = readCases(file({ ...mm1, expected: { W: 2.2, Lq: 0.5 } }), 16);
    expect(judged(cases).faults).toEqual(['M/M/1: theory and measurement differ']);
  });

  it('names figures that no report has', () => {
    const expected = { W: 2, Wq_variance: 3, p_n: [0.5, 0.25] };
    const { cases, leftOut } = readCases(file({ ...mm1, expected }), 16);
    expect(cases.map(({ figures }) => figures.length)).toEqual([1]);
    expect(leftOut).toEqual([
      '"M/M/1": expected.p_n must be a number; it is [0.5,0.25].',
      '"M/M/1": no report has Wq_variance.',
    ]);
  });

  it.each([
    ['nonsense', '{', /This is not JSON/],
    ['no list', '{"cases": 3}', /There are no cases/],
  ])('cannot be %s', (_, text, words) => {
    expect(() => readCases(text, 16)).toThrow(words);
  });

  it.each([
    ['a number', 3, /case 2 must be a record; it is 3/],
    ['no parameters', { name: 'x', expected: {} }, /"x": params must be a record/],
    ['unknown parameters', { ...mm1, params: { foo: 2 } }, /no model has the parameters foo\. There are/],
    [
      'one unknown parameter',
      { ...mm1, params: { lam: 1, mu: 2, warm: 3 } },
      /"M\/M\/1": no model has warm beside lam, mu\./,
    ],
    [
      'a rate below 0',
      { ...mm1, params: { lam: -1, mu: 1 } },
      /params.lam must be a number above 0; it is -1/,
    ],
    ['half a server', { ...mm1, params: { lam: 1, mu: 1, c: 1.5 } }, /params.c must be a whole number/],
    ['too few places', { ...mm1, params: { lam: 1, mu: 1, c: 4, K: 2 } }, /params.K must be at least c, 4/],
    [
      'an unknown shape',
      { ...mm1, params: { lam: 1, service: { type: 'weibull' } } },
      /params.service.type must be one of .*; it is "weibull"/,
    ],
    [
      'branches of no balanced means',
      { ...mm1, params: { lam: 1, service: { type: 'hyperexponential', p: 0.9, mu1: 2, mu2: 0.1 } } },
      /params.service.mean must be a number above 0; it is missing/,
    ],
    [
      'three choices',
      { ...mm1, params: { n: 9, lam: 0.7, mu: 1, d: 3 } },
      /params.d must be 1 or 2; it is 3/,
    ],
    [
      'no customers',
      { ...mm1, tolerance: { customers: 'many' } },
      /tolerance.customers must be a number above 0/,
    ],
  ])('leaves out a case with %s and says why, and runs the others', (_, odd, words) => {
    const { cases, leftOut } = readCases(JSON.stringify([mm1, odd]), 16);
    expect(cases).toHaveLength(1);
    expect(leftOut).toEqual([expect.stringMatching(words)]);
  });

  it.each([
    ['how many servers', { lam: 2, mu: 1, c: 'inf' }, { lam: 2, mu: 1, c: 'Infinity' }],
    [
      'no limit',
      { lam: 1, mu: 2, c: 1 },
      { lam: 1, mu: 2, c: 1, K: 'inf', timeout: null, discipline: 'fifo' },
    ],
    [
      'discipline',
      { lam: 0.5, mu: 1, discipline: 'PS' },
      { lam: 0.5, mu: 1, discipline: 'processor-sharing' },
    ],
    [
      'cv',
      { lam: 1, service: { type: 'gamma', mean: 0.5, cv2: 4 } },
      { lam: 1, service: { type: 'gamma', shape: 0.25, scale: 2 } },
    ],
    [
      'squared cv',
      { lam: 1, service: { type: 'lognormal', mean: 0.5, cv2: 4 } },
      { lam: 1, service: { type: 'Lognormal', mean: 0.5, scv: 4 } },
    ],
    ['constants', { lam: 1, D: 0.5 }, { lam: 1, service: { type: 'constant', mean: 0.5 } }],
    [
      'turns',
      { interarrival: 'Erlang-8 mean 8 ms', mu: 40 },
      { interarrival: { type: 'erlang', k: 8, mean: 0.008 }, mu: 40 },
    ],
    ['units', { interarrival: 'Erlang-2 mean 2000 ms', mu: 1 }, { interarrival: 'erlang-2 mean 2 s', mu: 1 }],
    ['model C', { lam: 1000, route: 'round robin' }, { lam: 1000, replicas: 8, route: 'round-robin' }],
  ])('takes two ways to write %s for the same', (_, one, other) => {
    const [a, b] = [one, other].map((params) => readCases(file({ ...mm1, params }), 16).cases[0]!.network);
    expect(b).toEqual(a);
  });

  it('reads what Python writes for infinity', () => {
    const text = file({ ...mm1, params: { lam: 2, mu: 1, c: 'inf' } }).replace('"inf"', 'Infinity');
    expect(readCases(text, 16).cases).toHaveLength(1);
  });

  it.each([
    [
      'waits that hardly ever come',
      { lam: 0.3, service: { type: 'pareto', mean: 1, cv2: 4 } },
      'Wq is made by what is so rare that 20000 requests leave it uncertain by 58 %.',
    ],
    [
      'waits that nobody has',
      { lam: 100, mu: 1, c: 200 },
      'Wq is made by what is so rare that 20000 requests leave it uncertain by 224 %.',
    ],
    [
      'times too short to tell',
      { lam: 8e5, mu: 1e6, c: 1 },
      'T_p50 is shorter than reports tell apart, 0.0001; give the case in smaller units.',
    ],
  ])('leaves out %s', (_, params, why) => {
    const expected = { utilization: 0.3, [why.split(' ')[0]!]: 'service' in params ? 1 : 1e-5 };
    const { cases, leftOut } = readCases(file({ ...mm1, params, expected }), 16);
    expect(cases.map(({ figures }) => figures.length)).toEqual([1]);
    expect(leftOut).toEqual([`"M/M/1": expected.${why}`]);
  });

  it('tells sizes apart only where processors are shared', () => {
    const expected = { W: 2, W_given_size_3: 4 };
    const { cases, leftOut } = readCases(file({ ...mm1, expected }), 16);
    expect(cases).toHaveLength(1);
    expect(leftOut).toEqual(['"M/M/1": no report has W_given_size_3.']);
  });
});
