import { describe, expect, test } from 'vitest';
import type { Exemplar, Span } from '../../simulation/report.ts';
import { linesOf, pathOf } from './waterfall.ts';

const span = (over: Partial<Span>): Span => ({
  parent: -1,
  component: 'web',
  connection: null,
  operation: '',
  sent: 0,
  arrived: 0,
  started: 0,
  served: 0,
  ended: 10,
  replied: null,
  failure: null,
  ...over,
});
const exemplar = (...spans: readonly Span[]): Exemplar => ({
  of: 'p50',
  began: 3,
  latency: 10,
  spans,
  truncated: false,
});
const bars = (...spans: readonly Span[]) =>
  linesOf(exemplar(...spans)).map((line) => line.bars.map(({ stage, from, to }) => `${stage} ${from}-${to}`));

describe('a waterfall', () => {
  test('shows each stage of a call, and none that took no time', () => {
    const call = { parent: 0, component: 'api', connection: 'a', sent: 0, arrived: 1, started: 3, served: 6 };
    expect(bars(span({}), span({ ...call, ended: 8, replied: 10 }))).toEqual([
      ['callees 0-10'],
      ['network 0-1', 'queue 1-3', 'service 3-6', 'callees 6-8', 'network 8-10'],
    ]);
    expect(bars(span({ ...call, started: 1, ended: 6, replied: 6 }))).toEqual([
      ['network 0-1', 'service 1-6'],
    ]);
  });

  test('draws what was refused, and what outlived the request, as far as it goes', () => {
    expect(bars(span({ arrived: 2, started: null, served: null, ended: 5, replied: 6 }))).toEqual([
      ['network 0-2', 'queue 2-5', 'network 5-6'],
    ]);
    expect(bars(span({ arrived: 1, started: 1, served: 2, ended: 2, replied: null }))).toEqual([
      ['network 0-1', 'service 1-2'],
    ]);
    expect(bars(span({ arrived: 1, started: 1, served: 14, ended: null }))).toEqual([
      ['network 0-1', 'service 1-10'],
    ]);
    expect(bars(span({ sent: 8, arrived: null, started: null, served: null, ended: null }))).toEqual([
      ['network 8-10'],
    ]);
  });

  test('knows how deep a call is, and what the request touched', () => {
    const given = exemplar(
      span({}),
      span({ parent: 0, component: 'api', connection: 'a' }),
      span({ parent: 1, component: 'db', connection: 'b' }),
      span({ parent: 1, component: 'db', connection: 'b' }),
    );
    expect(linesOf(given).map(({ depth }) => depth)).toEqual([0, 1, 2, 2]);
    expect(pathOf(given)).toEqual(['web', 'api', 'a', 'db', 'b']);
  });
});
