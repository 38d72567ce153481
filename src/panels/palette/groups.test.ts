import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../../board/board.ts';
import { addComponent } from '../../board/edit.ts';
import { CARD } from '../../board/layout.ts';
import { frameFor } from '../../state/frames.ts';
import { store } from '../../state/store.ts';
import { searchGroups } from './kindSearch.ts';

const state = () => store.getState();
const service = { id: 'a', kind: 'app_service', name: 'Service', x: 0, y: 0, params: {} };

beforeEach(() => {
  state().edit(() => EMPTY_BOARD);
  state().select([]);
});

describe('a group', () => {
  it.each([
    ['region', 'region'],
    ['Regi', 'region'],
    ['data center', 'region'],
    ['availability zone', 'zone'],
    ['az', 'zone'],
    ['vpc', 'network'],
    ['subnet', 'network'],
    ['team', 'team'],
    ['group', 'plain'],
  ])('is found as "%s"', (typed, id) => {
    expect(searchGroups(typed)[0]?.id).toBe(id);
  });

  it.each(['', '  ', 'cache', 'redis', 'queue'])('is not in the way of "%s"', (typed) => {
    expect(searchGroups(typed)).toEqual([]);
  });

  it('goes around what is selected', () => {
    state().edit((board) => addComponent(board, service));
    state().select(['a']);
    const id = frameFor(state(), 'zone', { x: 2000, y: 2000 })!;
    expect(state().board.groups[id]).toMatchObject({ kind: 'zone', name: 'Zone' });
    expect(state().board.components.a?.group).toBe(id);
    expect(state().renaming).toBe(id);
  });

  it('is empty where nothing is selected, and takes in nothing that nobody meant', () => {
    state().edit((board) => addComponent(board, service));
    state().select([]);
    const id = frameFor(state(), 'region', { x: CARD.width / 2, y: CARD.height / 2 })!;
    const { x, width, kind } = state().board.groups[id]!;
    expect(kind).toBe('region');
    expect(x).toBeGreaterThanOrEqual(CARD.width);
    expect(state().board.components.a?.group).toBeUndefined();
    state().select([]);
    const second = frameFor(state(), 'region', { x: 0, y: 0 })!;
    expect(state().board.groups[second]!.name).toBe('Region 2');
    expect(state().board.groups[second]!.x).toBeGreaterThanOrEqual(x + width);
    expect(state().board.groups[second]!.parent).toBeUndefined();
  });

  it('is not drawn on a board that is only shown', () => {
    store.setState({ readOnly: true });
    expect(frameFor(state(), 'region', { x: 0, y: 0 })).toBeNull();
    store.setState({ readOnly: false });
  });
});
