import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type Board, EMPTY_BOARD } from '../board/board.ts';
import { addComponent, renameBoard, setParam } from '../board/edit.ts';
import { openDisk } from './disk.ts';
import type { OpenBoard } from './document.ts';
import { beginBoard, type Library, memoryLibrary, openLibrary } from './library.ts';

function fakeStorage(): Storage {
  const kept = new Map<string, string>();
  return {
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
const BOARD = renameBoard(addComponent(EMPTY_BOARD, API), 'TinyURL');

function edit(opened: OpenBoard, change: (board: Board) => Board): void {
  const before = opened.document.read();
  opened.document.write(before, change(before));
}

/** What a later visit finds. */
async function visitAgain(id: string): Promise<{ library: Library; opened: OpenBoard }> {
  const library = await openLibrary();
  return { library, opened: await library.open(id) };
}

describe('a reload', () => {
  test('finds the board, its edits and the list', async () => {
    const library = await openLibrary();
    expect(library.saved).toBe(true);
    const opened = library.create(BOARD);
    edit(opened, (board) => setParam(board, 'api', 'replicas', 9));
    library.setLastOpened(opened.id);
    await opened.close();

    const again = await visitAgain(opened.id);
    expect(again.opened.document.read()).toEqual(setParam(BOARD, 'api', 'replicas', 9));
    expect(again.library.list()).toMatchObject([{ id: opened.id, name: 'TinyURL', components: 1 }]);
    expect(again.library.lastOpened()).toBe(opened.id);
  });

  test('does not make the board itself an edit that undo would take back', async () => {
    const library = await openLibrary();
    const opened = library.create(BOARD);
    expect(opened.document.canUndo).toBe(false);
    await opened.close();
    const again = await visitAgain(opened.id);
    expect(again.opened.document.canUndo).toBe(false);
  });

  test('keeps a board that was begun before the disk answered', async () => {
    const opened = beginBoard(EMPTY_BOARD);
    edit(opened, () => BOARD);
    const library = await openLibrary();
    await library.adopt(opened);
    edit(opened, (board) => setParam(board, 'api', 'replicas', 3));
    await opened.close();
    expect((await visitAgain(opened.id)).opened.document.read()).toEqual(
      setParam(BOARD, 'api', 'replicas', 3),
    );
  });
});

test('a blank board is not listed, and comes back as the same one', async () => {
  const library = await openLibrary();
  const blank = beginBoard(EMPTY_BOARD);
  await library.adopt(blank);
  library.setLastOpened(blank.id);
  await blank.close();
  const again = await openLibrary();
  expect(again.list()).toEqual([]);
  expect(again.lastOpened()).toBe(blank.id);
});

test('a board that version 1 saved is opened with the defaults of its day, once and for all', async () => {
  const disk = await openDisk();
  const doc = new Y.Doc();
  const saving = await disk!.attach('headroom:board:old', doc);
  doc.getMap('components').set('edge', new Y.Map(Object.entries({ kind: 'cdn', name: 'CDN' })));
  await saving.close();

  const { opened } = await visitAgain('old');
  edit(opened, (board) => addComponent(board, { ...API, kind: 'cdn' }));
  await opened.close();
  const { components } = (await visitAgain('old')).opened.document.read();
  expect(components.edge?.params.transfers).toBe('turn');
  expect(components.api?.params.transfers).toBeUndefined();
});

describe('several boards', () => {
  test('are listed newest first, apart from each other, and deleted for good', async () => {
    const library = await openLibrary();
    const first = library.create(renameBoard(BOARD, 'First'));
    const second = library.create(renameBoard(EMPTY_BOARD, 'Second'));
    library.put({ id: first.id, name: 'First', changed: Date.now() + 10_000, components: 1 });
    expect(library.list().map(({ name }) => name)).toEqual(['First', 'Second']);
    library.setLastOpened(first.id);
    await first.close();
    await library.delete(first.id);
    expect(library.list().map(({ name }) => name)).toEqual(['Second']);
    expect(library.lastOpened()).toBe(second.id);
    expect((await library.open(first.id)).document.read()).toEqual(EMPTY_BOARD);
    expect(second.document.read().name).toBe('Second');
  });
});

describe('without a disk', () => {
  test('boards last as long as the page', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await openDisk()).toBeNull();
    const library = await openLibrary();
    expect(library.saved).toBe(false);
    const opened = library.create(BOARD);
    edit(opened, (board) => setParam(board, 'api', 'replicas', 9));
    await opened.close();
    expect((await library.open(opened.id)).document.read().components.api?.params.replicas).toBe(9);
  });

  test('the same where the browser forbids it', async () => {
    const forbidden = {
      open() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    };
    vi.stubGlobal('indexedDB', forbidden);
    vi.stubGlobal('localStorage', undefined);
    const library = await openLibrary();
    expect(library.saved).toBe(false);
    const opened = library.create(BOARD);
    library.setLastOpened(opened.id);
    expect(library.lastOpened()).toBe(opened.id);
  });

  test('the same where it stops writing, and the library says so', async () => {
    const databases: IDBDatabase[] = [];
    const factory = new IDBFactory();
    vi.stubGlobal('indexedDB', {
      open(name: string) {
        const request = factory.open(name);
        request.addEventListener('success', () => databases.push(request.result));
        return request;
      },
    });
    const library = await openLibrary();
    const opened = library.create(BOARD);
    let told = 0;
    library.onChange(() => {
      told += 1;
    });
    const full = databases.at(-1)?.transaction(['updates'], 'readwrite');
    full?.objectStore('updates').add(new Uint8Array());
    full?.abort();
    await expect.poll(() => library.saved).toBe(false);
    expect(told).toBe(1);
    edit(opened, (board) => setParam(board, 'api', 'replicas', 9));
    expect(opened.document.read().components.api?.params.replicas).toBe(9);
  });

  test('the same where reading the disk fails', async () => {
    const library = await openLibrary({
      openDisk: () =>
        Promise.resolve({ attach: () => Promise.reject(new Error('late')), erase: async () => {} }),
    });
    expect(library.saved).toBe(false);
    expect(library.create(BOARD).document.read()).toEqual(BOARD);
  });

  test('a library in memory begins empty', () => {
    expect(memoryLibrary().list()).toEqual([]);
    expect(memoryLibrary().lastOpened()).toBeNull();
  });
});
