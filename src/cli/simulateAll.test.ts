import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { headroom } from './headroom.ts';
import type { Io } from './io.ts';
import { simulateAll } from './simulateAll.ts';

/** One client and one service with two slots; with all ids the same unless told otherwise. */
const board = (serviceTime: number, more: object = {}): string =>
  JSON.stringify({
    format: 'headroom',
    version: 2,
    name: `Of ${serviceTime} ms`,
    components: {
      people: { kind: 'client_web' },
      api: { kind: 'app_service', params: { replicas: 1, slots: 2, serviceTime } },
    },
    connections: { 'people-api': { from: 'people', to: 'api' } },
    classes: { view: { rate: [{ value: 50 }] }, ...more },
  });

const FILES: Readonly<Record<string, string>> = {
  'slow.json': board(10),
  'fast.json': board(9.8),
  'more.json': board(10, { buy: { rate: [{ value: 1 }] } }),
};

async function call(words: readonly string[], over: Partial<Io> = {}) {
  let [out, err] = ['', ''];
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal: false,
    readFile: async (path) => FILES[path] ?? '',
    readInput: async () => '',
    ...over,
  };
  return { code: await headroom(words, io), out, err };
}

describe('replications', () => {
  const words = (...more: string[]) => ['run', 'slow.json', '--duration', '20s', '--json', ...more];

  it('are runs with seeds in a row, of which every figure is the mean', async () => {
    const merged = JSON.parse((await call(words('--replications', '4'))).out);
    const alone = await Promise.all(
      [1, 2, 3, 4].map(async (seed) => JSON.parse((await call(words('--seed', `${seed}`))).out)),
    );
    const mean = alone.reduce((sum, { classes }) => sum + classes.view.latency.mean, 0) / 4;
    expect(merged).toMatchObject({ seed: 1, replications: 4 });
    expect(alone[0]).not.toHaveProperty('replications');
    expect(merged.classes.view.latency.mean).toBeCloseTo(mean, 9);
    expect(merged.classes.view.intervals.mean.low).toBeLessThan(mean);
    expect(merged.classes.view.intervals.p50.high).toBeGreaterThan(merged.classes.view.latency.p50);
    expect((await call(['run', 'slow.json', '--duration', '20s', '--replications', '4'])).out).toContain(
      '4 runs, seeds 1 to 4',
    );
  });

  it('are made side by side where that is possible, with the same result', async () => {
    const counts: number[] = [];
    const io: Partial<Io> = {
      sideBySide: async (jobs) => {
        counts.push(jobs.length);
        const { sideBySide: _, ...rest } = { out: () => {}, err: () => {}, isTerminal: false, ...io };
        return simulateAll(jobs, { readFile: async () => '', readInput: async () => '', ...rest });
      },
    };
    const given = words('--replications', '3');
    expect(await call(given, io)).toEqual(await call(given));
    expect(counts).toEqual([3]);
  });

  it.each([['0'], ['1.5'], ['many'], ['1000']])('refuses %s of them', async (count) => {
    expect(await call(words('--replications', count))).toMatchObject({ code: 2, out: '' });
  });

  it('does not go with --until', async () => {
    expect(await call(words('--replications', '2', '--until', 'p99±5%'))).toMatchObject({ code: 2 });
  });

  it('run in processes from the real command line as in one', async () => {
    const args = ['src/cli/main.ts', 'run', 'template:tinyurl', '--duration', '1s', '--json'];
    const { stdout } = await promisify(execFile)('npx', ['tsx', ...args, '--replications', '2'], {
      maxBuffer: 1e7,
    });
    const { out } = await call([...args.slice(1), '--replications', '2']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(out));
  });
});

describe('compare', () => {
  const compare = (...words: string[]) => call(['compare', ...words, '--duration', '20s']);

  it('finds a difference of 2 % that runs of their own chance would not show', async () => {
    const { classes, seeds, only } = JSON.parse((await compare('slow.json', 'fast.json', '--json')).out);
    expect(seeds).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(only).toEqual({ a: [], b: [] });
    const { a, b, difference, low, high } = classes.view.mean;
    expect(difference).toBeCloseTo(b - a, 9);
    expect(low).toBeLessThan(difference);
    expect(high).toBeGreaterThan(difference);
    expect(high).toBeLessThan(0);
    expect(Object.keys(classes.view)).toEqual(['mean', 'p50', 'p99', 'goodput']);
    const other = JSON.parse((await compare('slow.json', 'fast.json', '--json', '--seed', '9')).out);
    // Between seeds the mean moves by more than the boards differ.
    expect(Math.abs(other.classes.view.mean.a - a)).toBeGreaterThan((high - low) / 2);
  });

  it('shows nothing between a board and itself', async () => {
    const { out } = await compare('slow.json', 'slow.json');
    expect(out).toMatch(/^view +mean .* the same$/m);
    expect(out).toContain('8 pairs of runs of 20 s at 1x');
  });

  it('names classes that only one board has', async () => {
    const { out } = await compare('slow.json', 'more.json', '--replications', '2');
    expect(out).toContain('Only in B: buy');
  });

  it('needs two boards', async () => {
    expect(await call(['compare', 'slow.json'])).toMatchObject({ code: 2 });
  });
});
