import { describe, expect, it } from 'vitest';
import { estimate } from '../analysis/estimate.ts';
import type { Board } from '../board/board.ts';
import { parseBoard, stringify } from '../format/format.ts';
import { compile } from '../simulation/compile.ts';
import { applyEdit } from './edits.ts';
import { STAGES, stageBoard } from './stages.ts';
import { TEMPLATES, templateBoard } from './templates.ts';

/** Read off at a small load: where something gives way, whatever waits for it would look overloaded too. */
function strains(board: Board, load: number): (readonly [limit: string, utilization: number])[] {
  const small = load / 100;
  return (
    Object.entries(estimate(compile(board).network, small).components)
      .flatMap(([id, { limits }]) =>
        Object.entries(limits).map(([limit, value]) => [`${id} ${limit}`, (value * load) / small] as const),
      )
      // Equal to the fifth digit is equal.
      .sort((a, b) => Number((b[1] - a[1]).toFixed(5)) || a[0].localeCompare(b[0]))
  );
}

it('are told of the systems whose story is one of growth', () => {
  expect(Object.keys(STAGES).sort()).toEqual(
    ['chat', 'deploy', 'instagram', 'parking', 'slack', 'tiktok', 'tinyurl'].sort(),
  );
  const names = TEMPLATES.map(({ name }) => name);
  expect(Object.keys(STAGES).filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(Object.entries(STAGES))('the versions of %s', async (name, stages) => {
  const template = (await templateBoard(name))!;
  const boards = stages.map((_, index) => stageBoard(template, stages, index));

  it('have the template itself among them, once', () => {
    expect(boards.filter((board) => board === template)).toHaveLength(1);
    expect(new Set(boards.map((board) => board.name)).size).toBe(stages.length);
  });

  it('need what forces them in the order of the load', () => {
    const loads = stages.slice(0, -1).map(({ until }) => until?.load ?? Number.NaN);
    expect(loads).toEqual([...loads].sort((a, b) => a - b));
    expect(loads.every((load) => load > 0)).toBe(true);
    expect(stages.at(-1)).not.toHaveProperty('until');
  });

  it.each(stages.map((stage, index) => ({ ...stage, index })))(
    'v$index $title is a sound board',
    ({ edits, index }) => {
      const board = boards[index]!;
      expect(compile(board).problems).toEqual([]);
      expect(parseBoard(stringify(board))).toEqual({ board, problems: [] });
      let before = template;
      for (const edit of edits) {
        const after = applyEdit(before, edit);
        expect(after, JSON.stringify(edit)).not.toBe(before);
        before = after;
      }
      for (const [id, { origin }] of Object.entries({ ...board.components, ...board.connections }))
        expect(origin?.by, id).toMatch(/^(notes|ours)$/);
      // Every request still does something: it reaches more than the client it comes from.
      const { rate } = Object.values(estimate(compile(board).network, 1).classes)[0]!;
      expect(rate).toBeGreaterThan(0);
      const reached = new Set(compile(board).network.visits.map(({ station }) => station));
      expect(reached.size).toBe(Object.keys(board.components).length);
    },
  );

  it.each(stages.slice(0, -1).map((stage, index) => ({ ...stage, index })))(
    'v$index $title gives way where it says, and the next one bears that load',
    ({ until, so, index }) => {
      const { load, component, limit } = until!;
      const [first] = strains(boards[index]!, load);
      expect(first![0]).toBe(`${component} ${limit}`);
      // At this load and not at a much smaller one: the number forces the step, it does not only allow it.
      expect(first![1]).toBeGreaterThan(1);
      expect(first![1]).toBeLessThan(2.5);
      const [next] = strains(boards[index + 1]!, load);
      expect(next![1], next![0]).toBeLessThan(1);
      expect(so).toMatch(/^[A-Z].*\.$/);
    },
  );
});
