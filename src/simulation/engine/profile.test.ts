import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARRIVAL_DEFAULTS } from '../../board/arrival.ts';
import type { Arrival, Board } from '../../board/board.ts';
import { EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, connect, setClass } from '../../board/edit.ts';
import { compile } from '../compile.ts';
import { createEngine } from '../engine.ts';
import { createStream } from '../random/stream.ts';
import type { Report } from '../report.ts';
import { constant, network, pureDelay } from '../theory/build.ts';
import { Profile, profileOf } from './profile.ts';

const pieces = fc.array(
  fc.record({
    length: fc.double({ min: 0.01, max: 5, noNaN: true }),
    from: fc.double({ min: 0, max: 4, noNaN: true }),
    to: fc.double({ min: 0, max: 4, noNaN: true }),
  }),
  { minLength: 1, maxLength: 10 },
);

function made(list: readonly { length: number; from: number; to: number }[]): Profile {
  let end = 0;
  return new Profile((profile) => {
    for (const { length, from, to } of list) {
      end += length;
      profile.add(end, from, to);
    }
    profile.add(end + 1, 1, 1);
    end += 1;
  });
}

describe('a profile', () => {
  it('finds the time after which a given area has passed, wherever it begins', () => {
    fc.assert(
      fc.property(
        pieces,
        fc.double({ min: 0, max: 30, noNaN: true }),
        fc.double({ min: 1e-3, max: 50, noNaN: true }),
        (list, start, area) => {
          const time = made(list).after(start, area);
          expect(time).toBeGreaterThanOrEqual(start);
          expect(Math.abs(made(list).area(start, time) - area)).toBeLessThan(1e-6 * (1 + area));
        },
      ),
    );
  });

  it('never ends where nothing comes any more', () => {
    const profile = profileOf(
      {
        id: 'k',
        name: 'k',
        rate: 1,
        roots: [],
        timeout: 1,
        profile: {
          points: [
            { at: 0, factor: 1 },
            { at: 2, factor: 1 },
            { at: 2, factor: 0 },
          ],
        },
      },
      createStream(1, ''),
    )!;
    expect(profile.after(0, 1.5)).toBe(1.5);
    expect(profile.after(0, 2.5)).toBe(Infinity);
  });

  it('bursts around a mean of 1', () => {
    const bursts = { busy: 1, calm: 3, factor: 5 };
    const profile = profileOf(
      { id: 'k', name: 'k', rate: 1, roots: [], timeout: 1, bursts },
      createStream(7, ''),
    )!;
    expect(profile.area(0, 100_000) / 100_000).toBeCloseTo(1, 1);
  });
});

/** Requests a second of a class of 200/s at 1x, by half of a minute's tenths. */
function run(arrival: Partial<Arrival> & Pick<Arrival, 'shape'>, load = [{ at: 0, factor: 1 }]): Report {
  let board: Board = { ...EMPTY_BOARD };
  const at = { x: 0, y: 0, params: {} };
  board = addComponent(board, { id: 'c', kind: 'client_web', name: 'c', ...at });
  board = addComponent(board, { id: 's', kind: 'app_service', name: 's', ...at });
  board = connect(board, 'c', 's');
  board = setClass(board, {
    ...{ id: 'k', name: 'k', description: '', rate: [{ label: '', value: 200 }] },
    arrival: { ...ARRIVAL_DEFAULTS, ...arrival },
  });
  const { network: compiled, problems } = compile(board);
  expect(problems).toEqual([]);
  const engine = createEngine(compiled, { duration: 60, load }, 1);
  engine.advance(60);
  return engine.report();
}

const between = (report: Report, from: number, to: number): number => {
  const { at, classes } = report.series;
  const counted = classes.k!.throughput.filter((_, i) => at[i]! >= from && at[i]! < to);
  return counted.reduce((sum, x) => sum + x, 0) / counted.length;
};

describe('arrivals over time', () => {
  const near = (value: number, wanted: number) => {
    expect(value).toBeGreaterThan(0.9 * wanted);
    expect(value).toBeLessThan(1.1 * wanted);
  };

  it('ramp up and stay', () => {
    const report = run({ shape: 'ramp', at: 20_000, over: 20_000, factor: 3 });
    near(between(report, 2, 20), 200);
    near(between(report, 28, 32), 400);
    near(between(report, 42, 60), 600);
    expect(report.precision.verdict).toBe('unsettled');
  });

  it('step up and stay', () => {
    const report = run({ shape: 'step', at: 30_000, factor: 0.5 });
    near(between(report, 2, 30), 200);
    near(between(report, 31, 60), 100);
  });

  it('spike and come back', () => {
    const report = run({ shape: 'spike', at: 20_000, over: 10_000, factor: 4 });
    near(between(report, 2, 20), 200);
    near(between(report, 21, 30), 800);
    near(between(report, 32, 60), 200);
  });

  it('go in waves around their mean', () => {
    const report = run({ shape: 'diurnal', over: 60_000, factor: 1.8 });
    near(between(report, 0, 60), 200);
    near(between(report, 28, 32), 360);
    expect(between(report, 0, 3)).toBeLessThan(60);
  });

  it('follow recorded counts, again and again', () => {
    const report = run({ shape: 'counts', every: 10_000, counts: [1, 3, 2] });
    near(between(report, 1, 10), 100);
    near(between(report, 11, 20), 300);
    near(between(report, 41, 50), 300);
  });

  it('burst at random', () => {
    const { at, classes } = run({ shape: 'bursty', over: 2_000, calm: 4_000, factor: 10 }).series;
    const rates = at.map((_, i) => classes.k!.throughput[i]!).toSorted((a, b) => a - b);
    expect(rates[110]! / rates[10]!).toBeGreaterThan(5);
  });

  it('come from users who wait for their answers, as many as the load says', () => {
    const report = run({ shape: 'closed', users: 100, think: 1_000 }, [
      { at: 0, factor: 1 },
      { at: 30, factor: 2 },
      { at: 38, factor: 0.5 },
    ]);
    near(between(report, 5, 30), 97);
    near(between(report, 32, 38), 194);
    near(between(report, 42, 60), 48.5);
  });

  it('change with the load while a profile goes on, wherever the change falls', () => {
    const report = run({ shape: 'step', at: 30_000, factor: 2 }, [
      { at: 0, factor: 1 },
      { at: 15, factor: 0 },
      { at: 40, factor: 1 },
    ]);
    near(between(report, 1, 15), 200);
    expect(between(report, 16, 39)).toBe(0);
    near(between(report, 41, 60), 400);
  });

  it('that never wait draw as those of a steady rate do', () => {
    const of = (profile: { points: { at: number; factor: number }[] } | undefined) => {
      const plain = network(
        0.1,
        [pureDelay('s')],
        [{ service: constant(1) }],
        profile ? { arrival: { profile } } : {},
      );
      const engine = createEngine(plain, { duration: 10, load: [{ at: 0, factor: 1 }] }, 3);
      engine.advance(10);
      return engine.report().totals;
    };
    expect(of({ points: [{ at: 0, factor: 1 }] })).toEqual(of(undefined));
  });
});
