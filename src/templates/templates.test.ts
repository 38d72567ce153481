import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { estimate } from '../analysis/estimate.ts';
import { judge } from '../analysis/objectives.ts';
import { findBottleneck } from '../analysis/verdict/bottleneck.ts';
import type { Board } from '../board/board.ts';
import * as edit from '../board/edit.ts';
import { CARD } from '../board/layout.ts';
import { productOf, ratePerSecond } from '../board/read.ts';
import { parseBoard, stringify } from '../format/format.ts';
import { compile } from '../simulation/compile.ts';
import { createEngine } from '../simulation/engine.ts';
import { briefOf, TEMPLATES, templateBoard } from './templates.ts';

const folder = new URL('.', import.meta.url);
const board = (await templateBoard('tinyurl')) as Board;

describe('every template', () => {
  const boards = TEMPLATES.map(({ name }) => name);

  it('is listed, and every file is one', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(files.sort()).toEqual(boards.map((name) => `${name}.json`).sort());
  });

  it.each(boards)('%s is saved as the format saves it, and sound', async (name) => {
    const text = readFileSync(new URL(`${name}.json`, folder), 'utf8');
    const { board, problems } = parseBoard(text);
    expect(problems).toEqual([]);
    expect(stringify(board as Board)).toBe(text);
    expect(board?.template).toBe(name);
    expect(await templateBoard(name)).toEqual(board);
    expect(compile(board as Board).problems).toEqual([]);
  });

  it.each(boards)('%s says of every item where it comes from', async (name) => {
    const { name: _, template: __, ...tables } = (await templateBoard(name)) as Board;
    for (const table of Object.values(tables))
      for (const [id, { origin }] of Object.entries(table)) {
        expect(origin?.by, id).toMatch(/^(notes|ours)$/);
        if (origin?.by !== 'notes') continue;
        expect(origin.lines, id).toMatch(/^L\d+(-\d+)?(, L\d+(-\d+)?)*$/);
        expect(origin.refs, id).not.toHaveLength(0);
      }
  });

  it.each(boards)('%s lies on the grid, without overlap', async (name) => {
    const board = (await templateBoard(name)) as Board;
    const cards = Object.values(board.components);
    for (const { id, x, y } of cards) expect([Math.abs(x % 8), Math.abs(y % 8)], id).toEqual([0, 0]);
    for (const a of cards)
      for (const b of cards)
        if (a.id < b.id)
          expect(
            Math.abs(a.x - b.x) >= CARD.width + 32 || Math.abs(a.y - b.y) >= CARD.height + 16,
            `${a.id} ${b.id}`,
          ).toBe(true);
  });

  it.each(boards)('%s is narrow enough to open large', async (name) => {
    const board = (await templateBoard(name)) as Board;
    const cards = Object.values(board.components).map(({ x }) => [x, x + CARD.width]);
    const frames = Object.values(board.groups).map(({ x, width }) => [x, x + width]);
    const edges = [...cards, ...frames].flat();
    expect(Math.max(...edges) - Math.min(...edges)).toBeLessThanOrEqual(1168);
  });

  it('is null where there is none of that name', async () => {
    expect(await templateBoard('constructor')).toBeNull();
    expect(await briefOf('nothing')).toBeNull();
  });
});

describe('TinyURL', () => {
  const at = (load: number, changed = board) => estimate(compile(changed).network, load);

  it('is drawn without a crossing', () => {
    expect(crossings(board)).toEqual([]);
  });

  it('keeps the ids of the documentation', () => {
    expect(Object.keys(board.components).sort()).toEqual([
      'an',
      'cache',
      'dns',
      'kgs',
      'kv',
      'lb',
      'rd',
      'web',
      'wr',
    ]);
    expect(Object.keys(board.classes).sort()).toEqual(['redirect', 'submitUrl']);
  });

  it.each([
    ['submitUrl', 115.7],
    ['redirect', 11_574.1],
  ])('asks for %s %d times a second', (id, rate) => {
    expect(ratePerSecond(board, board.classes[id]!)).toBeCloseTo(rate, 1);
  });

  it.each([
    ['storagePerYear', 600],
    ['storage', 6],
    ['storageCopied', 18],
    ['codes', 12e9],
    ['keySpace', 62 ** 7],
    ['bandwidth', 46.3],
    ['cacheMemory', 5],
  ])('derives %s as %d', (id, value) => {
    expect(productOf(board, board.derivations[id]!.factors) / value).toBeCloseTo(1, 3);
  });

  it.each([
    ['lb', 0.073],
    ['rd', 0.723],
    ['wr', 0.058],
    ['kgs', 0.00012],
    ['cache', 0.116],
    ['kv', 0.094],
    ['an', 0.145],
  ])('has %s busy to %d', (id, utilization) => {
    expect(at(1).components[id]?.limits.slots).toBeCloseTo(utilization, 3);
    expect(at(1).components[id]?.binding).toBe('slots');
  });

  it('gives way first at the Redirect service, and next at the click stream', () => {
    const { factor, first, next } = at(1).headroom;
    expect([factor.toFixed(2), first]).toEqual(['1.38', { component: 'rd', limit: 'slots' }]);
    expect(next[0]).toMatchObject({ component: 'an', limit: 'slots' });
    const mended = at(1, edit.setParam(board, 'rd', 'replicas', 60)).headroom;
    expect([mended.factor.toFixed(2), mended.first]).toEqual(['6.91', { component: 'an', limit: 'slots' }]);
  });

  const run = (load: number, duration: number) => {
    const { network } = compile(board);
    const engine = createEngine(network, { duration, load: [{ at: 0, factor: load }] }, 1);
    engine.advance(duration);
    return { report: engine.report(), bottleneck: findBottleneck(network, engine.report()) };
  };

  it('keeps its promises in a run at 1x', { timeout: 30_000 }, () => {
    const verdicts = judge(board, run(1, 8).report);
    expect(verdicts.map(({ objective, holds }) => [objective, holds])).toEqual(
      ['redirect-p99', 'redirect-success', 'submitUrl-p99', 'submitUrl-success'].map((id) => [id, true]),
    );
  });

  it('shows in a run at 2x that the Redirect service is what is too small', { timeout: 30_000 }, () => {
    const { report, bottleneck } = run(2, 5);
    expect(bottleneck).toMatchObject({ component: 'rd', limit: 'slots', state: 'saturated' });
    expect(judge(board, report).find(({ objective }) => objective === 'redirect-success')?.holds).toBe(false);
  });

  it('traces every line of the notes to something on the board', () => {
    const { name: _, template: __, ...tables } = board;
    const refs = Object.values(tables).flatMap((table) =>
      Object.values(table as Record<string, { origin?: { refs?: readonly string[] } }>).flatMap(
        ({ origin }) => origin?.refs ?? [],
      ),
    );
    expect([...new Set(refs)].sort()).toEqual(['TU-01', 'TU-02', 'TU-03', 'TU-04']);
  });

  it('quotes the notes as they are, and asks what they leave open', () => {
    const notes = [
      'user types url in search bar, click Submit, and return a shorten',
      'shortend url lives long',
      'DNS mask it',
    ];
    const texts = Object.values(board.brief).map(({ text }) => text);
    for (const quote of notes)
      expect(
        texts.some((text) => text.includes(`“${quote}”`)),
        quote,
      ).toBe(true);
    const question = Object.values(board.brief).find(
      ({ section, text }) => section === 'questions' && /DNS mask it/.test(text),
    );
    expect(question?.text.match(/^\d\. /gm)).toHaveLength(3);
    expect(question?.origin).toEqual({ by: 'notes', lines: 'L160', refs: ['TU-04'] });
  });
});

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pairs of connections that cross, drawn straight from the right edge of a card to the left edge of the other. */
function crossings({ components, connections }: Board): string[] {
  const lines = Object.values(connections).map(({ id, from, to }) => {
    const [a, b] = [components[from]!, components[to]!];
    const isRightwards = b.x >= a.x + CARD.width;
    const start = { x: a.x + (isRightwards ? CARD.width : CARD.width / 2), y: a.y + CARD.height / 2 };
    const end = { x: b.x + (isRightwards ? 0 : CARD.width / 2), y: b.y + CARD.height / 2 };
    return { id, ends: [from, to], start, end };
  });
  return lines.flatMap((one, at) =>
    lines
      .slice(at + 1)
      .filter((other) => !one.ends.some((end) => other.ends.includes(end)))
      .filter(
        ({ start, end }) =>
          side(one, start) * side(one, end) < 0 &&
          side({ start, end }, one.start) * side({ start, end }, one.end) < 0,
      )
      .map((other) => `${one.id} x ${other.id}`),
  );
}

function side({ start, end }: { readonly start: Point; readonly end: Point }, point: Point): number {
  return Math.sign((end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x));
}
