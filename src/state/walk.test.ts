import { describe, expect, it } from 'vitest';
import { setParam } from '../board/edit.ts';
import { FIXES } from '../templates/fixes.ts';
import { TEMPLATES, templateBoard } from '../templates/templates.ts';
import { outlookOf } from './walk.ts';

const tinyurl = (await templateBoard('tinyurl'))!;

describe('the outlook', () => {
  it('names what gives way on the way to a load, in that order', () => {
    const { headroom, breaking, highest } = outlookOf(tinyurl, 10);
    expect(headroom).toBeCloseTo(1.38, 2);
    expect(breaking.map(({ component, limit }) => `${component} ${limit}`)).toEqual([
      'rd slots',
      'an slots',
      'cache slots',
    ]);
    expect(highest?.utilization).toBeCloseTo(7.234, 3);
  });

  it('is clear where there is load to spare, and endless where nothing has a limit', () => {
    expect(outlookOf(tinyurl, 1).breaking).toEqual([]);
    const empty = outlookOf({ ...tinyurl, components: {}, connections: {} }, 10);
    expect(empty).toMatchObject({ headroom: Number.POSITIVE_INFINITY, breaking: [], highest: null });
  });

  it('changes with each fix: what was first is no longer, and in the end nothing gives way', () => {
    let board = tinyurl;
    const path = FIXES.tinyurl!.map(({ component, param, value }) => {
      board = setParam(board, component, param, value);
      return outlookOf(board, 10);
    });
    expect(path[0]!.headroom).toBeCloseTo(6.91, 2);
    expect(path[0]!.highest?.component).toBe('an');
    expect(path[2]!.breaking).toEqual([]);
  });

  it('names of two that are equally full the one that requests come to first', async () => {
    const fixed = FIXES['google-advice']!.reduce(
      (on, { component, param, value }) => setParam(on, component, param, value),
      (await templateBoard('google-advice'))!,
    );
    expect(outlookOf(fixed, 10).highest).toMatchObject({ component: 'lb', limit: 'slots' });
    expect(outlookOf((await templateBoard('deploy'))!, 10).breaking[0]).toMatchObject({ component: 'bw' });
  });

  it.each(TEMPLATES)(
    'of $name with every fix made meets each objective at ten times the load',
    async ({ name }) => {
      const board = (await templateBoard(name))!;
      const fixed = FIXES[name]!.reduce(
        (on, { component, param, value }) => setParam(on, component, param, value),
        board,
      );
      const { verdicts } = outlookOf(fixed, 10);
      expect(verdicts).not.toEqual([]);
      expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
    },
  );
});
