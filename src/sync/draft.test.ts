import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Board, EMPTY_BOARD } from '../board/board.ts';
import { addComponent, renameBoard, setParam } from '../board/edit.ts';
import type { OpenBoard } from './document.ts';
import { beginDraft, forgetDraft, leaveDraft } from './draft.ts';
import { memoryLibrary, openLibrary } from './library.ts';

function fakeStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('localStorage', fakeStorage());
  vi.stubGlobal('sessionStorage', fakeStorage());
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => vi.unstubAllGlobals());

const API = { id: 'api', kind: 'app_service', name: 'API', x: 0, y: 0, params: {} };

function edit({ document }: OpenBoard, change: (board: Board) => Board, gesture?: string): Board {
  const before = document.read();
  document.write(before, change(before), gesture);
  return document.read();
}
const replicas = (count: number) => (board: Board) => setParam(board, 'api', 'replicas', count);

describe('a draft', () => {
  test('takes back and brings back a step for each gesture', () => {
    const draft = beginDraft();
    const heard: Board[] = [];
    draft.document.onChange((board) => heard.push(board));
    const drawn = edit(draft, (board) => addComponent(board, API));
    for (const count of [3, 4, 5]) edit(draft, replicas(count), 'slider');
    const slid = draft.document.read();
    expect(draft.document.undo()).toBe(true);
    expect(draft.document.read()).toBe(drawn);
    draft.document.redo();
    expect(draft.document.read()).toBe(slid);
    edit(draft, replicas(6), 'slider');
    draft.document.undo();
    expect(draft.document.read()).toBe(slid);
    expect(heard).toEqual([drawn, slid, slid]);
    edit(draft, replicas(7));
    expect(draft.document.canRedo).toBe(false);
    expect(draft.document.redo()).toBe(false);
  });

  test('goes on as a document with the same steps to take back and bring back', () => {
    const draft = beginDraft();
    const drawn = edit(draft, (board) => addComponent(board, API));
    const slid = edit(draft, replicas(5), 'slider');
    const named = edit(draft, (board) => renameBoard(board, 'Shop'));
    draft.document.undo();
    const live = memoryLibrary().take(draft);
    expect(live.id).toBe(draft.id);
    expect(live.document.read()).toEqual(slid);
    live.document.redo();
    expect(live.document.read()).toEqual(named);
    expect(live.document.canRedo).toBe(false);
    for (const expected of [slid, drawn, EMPTY_BOARD]) {
      live.document.undo();
      expect(live.document.read()).toEqual(expected);
    }
    expect(live.document.canUndo).toBe(false);
  });

  test('is the very same board afterwards, and a gesture under way stays one step', () => {
    const draft = beginDraft();
    const drawn = edit(draft, (board) => addComponent(board, API));
    const slid = edit(draft, replicas(5), 'slider');
    const live = memoryLibrary().take(draft);
    expect(live.document.read()).toBe(slid);
    edit(live, replicas(6), 'slider');
    live.document.undo();
    expect(live.document.read()).toEqual(drawn);
  });
});

describe('a draft that was left when its page went away', () => {
  const left = setParam(addComponent(EMPTY_BOARD, API), 'api', 'replicas', 9);

  test('is the board that the next page opens, once', async () => {
    leaveDraft('left', left);
    const library = await openLibrary();
    expect(library.list()).toMatchObject([{ id: 'left', components: 1 }]);
    expect(library.lastOpened()).toBe('left');
    const opened = await library.open('left');
    expect(opened.document.read()).toEqual(left);
    edit(opened, replicas(2));
    const kept = opened.document.read();
    await opened.close();
    expect((await (await openLibrary()).open('left')).document.read()).toEqual(kept);
  });

  test('is no second board where the disk had it after all, and none where it was forgotten', async () => {
    const draft = beginDraft();
    edit(draft, () => left);
    const first = await openLibrary();
    const live = first.take(draft);
    await first.adopt(live);
    leaveDraft(draft.id, left);
    await live.close();
    const library = await openLibrary();
    expect(library.list()).toHaveLength(1);
    expect((await library.open(draft.id)).document.read()).toEqual(left);
    leaveDraft('gone', left);
    forgetDraft('gone');
    expect((await openLibrary()).list()).toHaveLength(1);
  });

  test('means what it meant to the page that left it, whatever its defaults were', async () => {
    const cdn = addComponent(EMPTY_BOARD, { ...API, kind: 'cdn' });
    localStorage.setItem('headroom:draft:first', JSON.stringify(cdn));
    leaveDraft('latest', cdn);
    const library = await openLibrary();
    const transfers = async (id: string) =>
      (await library.open(id)).document.read().components.api?.params.transfers;
    expect([await transfers('first'), await transfers('latest')]).toEqual(['turn', undefined]);
  });

  test('is decoded like all that comes in', async () => {
    localStorage.setItem('headroom:draft:broken', '{');
    localStorage.setItem(
      'headroom:draft:odd',
      JSON.stringify({ name: 4, components: { a: { kind: 'none' } } }),
    );
    const library = await openLibrary();
    expect(library.list()).toMatchObject([{ id: 'odd', name: 'Untitled', components: 0 }]);
  });
});
