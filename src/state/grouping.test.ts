import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { addComponent } from '../board/edit.ts';
import { COMMANDS, matchCommand } from './commands.ts';
import { fetchCopying } from './fetchCopying.ts';
import { addFrame, kindByName, nameGroup } from './grouping.ts';
import { store } from './store.ts';

const state = () => store.getState();
const press = (key: string, held: Partial<Record<'ctrlKey' | 'shiftKey', boolean>> = {}) => ({
  ...{ key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
  ...held,
});
const run = async (key: string, held?: Parameters<typeof press>[1]) => {
  matchCommand(press(key, held))?.run();
  // What a command does is fetched when it is first asked for.
  await new Promise((done) => setTimeout(done, 50));
};

beforeEach(async () => {
  let board = EMPTY_BOARD;
  for (const [id, x] of [
    ['a', 0],
    ['b', 300],
  ] as const)
    board = addComponent(board, { id, kind: 'app_service', name: id, x, y: 0, params: {} });
  state().visit(EMPTY_BOARD);
  await fetchCopying();
  state().newBoard(board);
});

describe('the keys of groups', () => {
  it('are those of Figma and Excalidraw', () => {
    const keys = Object.fromEntries(COMMANDS.map((command) => [command.id, command.keys]));
    expect(keys).toMatchObject({
      'tool-group': ['G', 'F'],
      group: ['Mod+G'],
      ungroup: ['Mod+Shift+G'],
      'delete-group': ['Shift+Delete'],
    });
  });

  it('group what is selected and ungroup it again', async () => {
    state().select(['a', 'b']);
    await run('g', { ctrlKey: true });
    const [group] = Object.values(state().board.groups);
    expect(group).toMatchObject({ kind: 'plain', name: 'Group', x: -24, y: -48 });
    expect(state().board.components.b?.group).toBe(group?.id);
    expect([...state().selection]).toEqual([group?.id]);
    expect(state().renaming).toBe(group?.id);
    state().rename(null);
    await run('g', { ctrlKey: true, shiftKey: true });
    expect(state().board.groups).toEqual({});
    expect([...state().selection].sort()).toEqual(['a', 'b']);
    expect(state().board.components.a).not.toHaveProperty('group');
  });

  it('take the tool in hand where nothing is selected', async () => {
    state().select([]);
    await run('g');
    expect(state().tool).toBe('group');
    state().setTool('select');
    state().select(['a']);
    await run('g');
    expect(state().tool).toBe('select');
    expect(Object.keys(state().board.groups)).toHaveLength(1);
  });

  it('move, copy and delete a group, alone or with what is in it', async () => {
    const id = addFrame(state(), { x: -24, y: -48, width: 250, height: 200 })!;
    state().rename(null);
    await run('ArrowRight', { shiftKey: true });
    expect(state().board.groups[id]?.x).toBe(-16);
    expect(state().board.components.a?.x).toBe(8);
    state().undo();
    expect(state().board.components.a?.x).toBe(0);
    state().select([id]);
    await run('d', { ctrlKey: true });
    expect(Object.keys(state().board.groups)).toHaveLength(2);
    expect(Object.keys(state().board.components)).toHaveLength(3);
    await run('Delete', { shiftKey: true });
    expect(Object.keys(state().board.components)).toHaveLength(2);
    state().select([id]);
    await run('Delete');
    expect(state().board.groups).toEqual({});
    expect(Object.keys(state().board.components)).toEqual(['a', 'b']);
    expect(state().notice?.text).toContain('what lay in it stays');
  });
});

describe('a name', () => {
  it.each([
    ['us-east-1', 'region'],
    ['europe-west4', 'region'],
    ['us-east-1a', 'zone'],
    ['Zone B', 'zone'],
    ['Region 2', 'region'],
    ['Private subnet', 'network'],
    ['Payments team', 'team'],
    ['Checkout', null],
    ['Horizon', null],
  ])('%s says %s', (name, kind) => {
    expect(kindByName(name)).toBe(kind);
  });

  it('makes a plain frame what it says, and nothing of one that is something', () => {
    const id = addFrame(state(), { x: 0, y: 0, width: 100, height: 100 })!;
    nameGroup(state(), id, 'us-east-1');
    expect(state().board.groups[id]).toMatchObject({ name: 'us-east-1', kind: 'region' });
    nameGroup(state(), id, 'Zone B');
    expect(state().board.groups[id]).toMatchObject({ name: 'Zone B', kind: 'region' });
  });
});
