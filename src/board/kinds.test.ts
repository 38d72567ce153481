import { describe, expect, it } from 'vitest';
import type { OwnKind } from '../catalog/custom.ts';
import { type Board, EMPTY_BOARD } from './board.ts';
import { extract, paste } from './copying.ts';
import { addComponent, connect, setParam } from './edit.ts';
import { isOwnId, removeKind, setKind, usesOf } from './kinds.ts';
import { kindFor, kindOn, kindsOn, numberOf, operationsOf } from './read.ts';

const OWN: OwnKind = {
  id: 'own-vector',
  label: 'Vector index',
  group: 'data',
  icon: 'database',
  summary: '',
  use: '',
  pitfall: '',
  intake: 'slots',
  params: { replicas: { default: 2 }, slots: { default: 8, max: 32 }, serviceTime: { default: 12 } },
  operations: { upsert: 9 },
};

const add = (board: Board, id: string, kind: string): Board =>
  addComponent(board, { id, kind, name: '', x: 0, y: 0, params: {} });
const withOne = (): Board => add(setKind(EMPTY_BOARD, OWN), 'vec', 'own-vector');

describe('a kind of the board’s own', () => {
  it('is found like one of the catalog, by this board alone', () => {
    const board = setKind(EMPTY_BOARD, OWN);
    expect(kindOn(board, 'own-vector')?.label).toBe('Vector index');
    expect(kindOn(EMPTY_BOARD, 'own-vector')).toBeUndefined();
    expect(kindsOn(board)[0]?.id).toBe('own-vector');
    expect(add(EMPTY_BOARD, 'vec', 'own-vector')).toBe(EMPTY_BOARD);
  });

  it('gives its components name, defaults, bounds and operations', () => {
    const { vec } = withOne().components;
    expect(vec?.name).toBe('Vector index');
    expect(numberOf(vec!, 'slots', 0)).toBe(8);
    expect(operationsOf(vec!)).toEqual({ upsert: 9 });
    expect(numberOf(setParam(withOne(), 'vec', 'slots', 99).components.vec!, 'slots', 0)).toBe(32);
  });

  it('changes its components with it, and no others', () => {
    const before = add(setParam(withOne(), 'vec', 'slots', 30), 'api', 'app_service');
    const after = setKind(before, { ...OWN, params: { ...OWN.params, slots: { default: 4, max: 16 } } });
    expect(numberOf(after.components.vec!, 'slots', 0)).toBe(16);
    expect(after.components.api).toBe(before.components.api);
    expect(setKind(after, { ...OWN, params: { ...OWN.params, slots: { default: 4, max: 16 } } })).toBe(after);
  });

  it('goes only when nothing is of it', () => {
    const board = withOne();
    expect(usesOf(board, OWN.id)).toBe(1);
    expect(removeKind(board, OWN.id)).toBe(board);
    expect(removeKind(setKind(EMPTY_BOARD, OWN), OWN.id).kinds).toEqual({});
  });

  it('needs an id that no catalog will have', () => {
    expect(setKind(EMPTY_BOARD, { ...OWN, id: 'app_service' })).toBe(EMPTY_BOARD);
    expect(['own-x', '__proto__', 'x', ''].map(isOwnId)).toEqual([true, false, false, false]);
  });

  it('forgets what a component brought that was of another board', () => {
    const stray = { ...withOne().components.vec!, id: 'api', kind: 'app_service' };
    expect(kindFor(addComponent(EMPTY_BOARD, stray).components.api)?.label).toBe('App service');
  });
});

describe('a copy', () => {
  const source = connect(add(withOne(), 'api', 'app_service'), 'api', 'vec');

  it('takes its kinds along to a board that lacks them', () => {
    const { board, ids } = paste(EMPTY_BOARD, extract(source, ['api', 'vec']), { x: 0, y: 0 });
    expect(Object.keys(board.kinds)).toEqual(['own-vector']);
    expect(ids.map((id) => kindFor(board.components[id])?.label).sort()).toEqual([
      'App service',
      'Vector index',
    ]);
    expect(Object.keys(board.connections)).toHaveLength(1);
  });

  it('shares a kind that is there already, and keeps one apart that means something else', () => {
    const same = paste(source, extract(source, ['vec']), { x: 0, y: 0 }).board;
    expect(Object.keys(same.kinds)).toEqual(['own-vector']);
    const other = setKind(EMPTY_BOARD, { ...OWN, label: 'Another' });
    const { board, ids } = paste(other, extract(source, ['vec']), { x: 0, y: 0 });
    expect(
      Object.values(board.kinds)
        .map(({ label }) => label)
        .sort(),
    ).toEqual(['Another', 'Vector index']);
    expect(kindFor(board.components[ids[0]!])?.label).toBe('Vector index');
  });

  it('takes only the kinds that it is of', () => {
    expect(extract(source, ['api'])).not.toHaveProperty('kinds');
  });
});
