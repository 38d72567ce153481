import { describe, expect, test } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { addComponent, renameBoard, setParam } from '../board/edit.ts';
import { type Library, memoryLibrary } from '../sync/library.ts';
import type { State } from './shape.ts';
import { createAppStore } from './store.ts';

const API = { id: 'api', kind: 'app_service', name: 'API', x: 0, y: 0, params: {} };
const TINYURL = renameBoard(addComponent(EMPTY_BOARD, API), 'TinyURL');

function page(library: Library = memoryLibrary()) {
  const store = createAppStore({ openLibrary: () => Promise.resolve(library) });
  const get = (): State => store.getState();
  const id = (): string | null => {
    const { place } = get();
    return place.type === 'mine' ? place.id : null;
  };
  return { library, store, get, id };
}

const names = (state: State): string[] => state.boards.map(({ name }) => name);

describe('the boards of a device', () => {
  test('a first visit begins with an empty board that is listed once something is drawn', async () => {
    const { store, get } = page();
    await store.boot();
    expect(get()).toMatchObject({ loaded: true, boards: [], board: EMPTY_BOARD });
    get().insert('cache_lookaside');
    expect(get().boards).toMatchObject([{ name: 'Untitled', components: 1 }]);
  });

  test('the next visit opens the last board', async () => {
    const { library, store, get } = page();
    await store.boot();
    get().newBoard(TINYURL);
    get().edit((board) => setParam(board, 'api', 'replicas', 9));
    const kept = get().board;
    get().newBoard();
    await get().openBoard(library.list().find(({ name }) => name === 'TinyURL')?.id ?? '');
    expect(get().board).toEqual(kept);
    expect(get().canUndo).toBe(false);
  });

  test('what is drawn before the disk answers is kept as a board of its own', async () => {
    const { library, store, get } = page();
    const other = library.create(TINYURL);
    await other.close();
    get().insert('cache_lookaside');
    const drawn = get().board;
    await store.boot();
    expect(get().board).toBe(drawn);
    expect(names(get()).sort()).toEqual(['TinyURL', 'Untitled']);
    get().undo();
    expect(get().board.components).toEqual({});
  });

  test('the last board waits for the hand, and what that has drawn stays before it', async () => {
    for (const draws of [false, true]) {
      const library = memoryLibrary();
      await library.create(TINYURL).close();
      library.setLastOpened(library.list()[0]?.id ?? '');
      let lift = (): void => {};
      const lifted = new Promise<void>((resolve) => {
        lift = resolve;
      });
      const store = createAppStore({ openLibrary: () => Promise.resolve(library), rest: () => lifted });
      const booted = store.boot();
      await expect.poll(() => store.getState().opening).toBe(true);
      expect(store.getState().board).toBe(EMPTY_BOARD);
      if (draws) store.getState().insert('cache_lookaside');
      lift();
      await booted;
      const { board, boards, opening } = store.getState();
      expect(opening).toBe(false);
      expect(Object.keys(board.components)).toHaveLength(1);
      expect(board.name).toBe(draws ? 'Untitled' : 'TinyURL');
      expect(boards).toHaveLength(draws ? 2 : 1);
      store.getState().insert('cache_lookaside');
      expect(store.getState().boards.find(({ name }) => name === board.name)?.components).toBe(2);
    }
  });

  test('edits of one board never reach another', async () => {
    const { store, get, id } = page();
    await store.boot();
    get().newBoard(TINYURL);
    const first = id() ?? '';
    get().newBoard();
    get().insert('cache_lookaside');
    await get().openBoard(first);
    expect(get().board).toEqual(TINYURL);
    expect(get().selection.size).toBe(0);
  });

  test('deleting the open one opens another, deleting another leaves the open one', async () => {
    const { store, get, id } = page();
    await store.boot();
    get().newBoard(TINYURL);
    get().newBoard(renameBoard(EMPTY_BOARD, 'Second'));
    const second = id() ?? '';
    await get().deleteBoard(second);
    expect(get().board.name).toBe('TinyURL');
    expect(names(get())).toEqual(['TinyURL']);
    get().newBoard(renameBoard(EMPTY_BOARD, 'Third'));
    await get().deleteBoard(get().boards.find(({ name }) => name === 'TinyURL')?.id ?? '');
    expect(get().board.name).toBe('Third');
    await get().deleteBoard(id() ?? '');
    expect(get()).toMatchObject({ board: EMPTY_BOARD, readOnly: false });
    get().insert('cache_lookaside');
    expect(Object.keys(get().board.components)).toHaveLength(1);
  });

  test('one that another tab deletes is left, with a word', async () => {
    const { library, store, get, id } = page();
    await store.boot();
    get().newBoard(TINYURL);
    get().newBoard(renameBoard(EMPTY_BOARD, 'Second'));
    await library.delete(id() ?? '');
    await expect.poll(() => get().board.name).toBe('TinyURL');
  });

  test('what is drawn right after a new board is asked for is on the new one, before the boards were read and after', async () => {
    const { library, store, get } = page();
    get().insert('cache_lookaside');
    get().newBoard(TINYURL);
    get().undo();
    get().insert('worker');
    const second = get().board;
    expect(Object.keys(second.components)).toHaveLength(2);
    await store.boot();
    expect(get().board).toEqual(second);
    get().newBoard();
    get().undo();
    get().insert('stream');
    expect(Object.keys(get().board.components)).toHaveLength(1);
    const counts = library.list().map(({ name, components }) => `${name} ${components}`);
    expect(counts.sort()).toEqual(['TinyURL 2', 'Untitled 1', 'Untitled 1']);
    get().undo();
    get().undo();
    expect(get().board).toEqual(EMPTY_BOARD);
  });

  test('one that is left before the disk has it is found again with what was drawn', async () => {
    const { store, get, id } = page();
    await store.boot();
    get().newBoard(TINYURL);
    get().insert('worker');
    const drawn = get().board;
    const first = id() ?? '';
    get().newBoard();
    await get().openBoard(first);
    expect(get().board).toEqual(drawn);
  });

  test('says while another one is on its way, and when it is there or cannot be', async () => {
    const { library, store, get, id } = page();
    await store.boot();
    get().newBoard(TINYURL);
    const first = id() ?? '';
    get().newBoard();
    const opened = get().openBoard(first);
    expect(get().opening).toBe(true);
    await opened;
    expect(get()).toMatchObject({ opening: false, board: TINYURL });
    const back = get().openBoard(library.list().find((board) => board.id !== first)?.id ?? '');
    await get().openBoard(first);
    expect(get()).toMatchObject({ opening: false, board: TINYURL });
    await back;
    expect(get()).toMatchObject({ opening: false, board: TINYURL });
  });

  test('of two quick choices the later one wins', async () => {
    const { store, get, id } = page();
    await store.boot();
    get().newBoard(renameBoard(EMPTY_BOARD, 'First'));
    const first = id() ?? '';
    get().newBoard(TINYURL);
    const tinyUrl = id() ?? '';
    get().newBoard(renameBoard(EMPTY_BOARD, 'Second'));
    const second = id() ?? '';
    get().newBoard();
    await Promise.all([first, tinyUrl, second].map((one) => get().openBoard(one)));
    expect(get().board.name).toBe('Second');
    get().insert('cache_lookaside');
    expect(get().boards.find(({ name }) => name === 'Second')?.components).toBe(1);
  });

  test('one that cannot be opened leaves the board that is open', async () => {
    const library = memoryLibrary();
    const { store, get } = page({ ...library, open: () => Promise.reject(new Error('The disk is gone.')) });
    await store.boot();
    get().insert('cache_lookaside');
    await get().openBoard('another');
    expect(get().opening).toBe(false);
    expect(get().notice).toMatchObject({ tone: 'error', text: expect.stringMatching('The disk is gone.') });
    get().undo();
    expect(get().board.components).toEqual({});
  });

  test('a device that keeps nothing says so', async () => {
    const { store, get } = page();
    await store.boot();
    expect(get().notice).toMatchObject({
      tone: 'error',
      text: expect.stringMatching('not saved on this device'),
    });
  });
});

describe('a visited board', () => {
  test('is read-only in its own place and leaves the own boards alone', async () => {
    const { library, store, get } = page();
    await store.boot();
    get().insert('cache_lookaside');
    const own = get().boards[0]?.id ?? '';
    const drawn = get().board;
    get().visit(TINYURL);
    expect(get()).toMatchObject({ readOnly: true, place: { type: 'visited' }, canUndo: false });
    expect(get().board).toBe(TINYURL);
    get().edit((board) => setParam(board, 'api', 'replicas', 9));
    expect(get().board).toBe(TINYURL);
    expect(get().notice?.text).toMatch('read-only');
    expect(get().insert('cache_lookaside')).toBeNull();
    get().undo();
    get().rename('api');
    get().startInserting();
    get().carry('cache_lookaside');
    expect(get()).toMatchObject({ board: TINYURL, renaming: null, inserting: null, carrying: null });
    expect(library.list()).toHaveLength(1);
    await get().openBoard(own);
    expect(get().board).toEqual(drawn);
    expect(get().readOnly).toBe(false);
  });

  test('can be selected and run, and becomes one’s own with all it holds', async () => {
    const { store, get } = page();
    await store.boot();
    get().visit(TINYURL);
    get().select(['api']);
    expect([...get().selection]).toEqual(['api']);
    get().setLoad(10);
    get().makeMine();
    expect(get().board).toEqual(TINYURL);
    expect(get().load).toBe(10);
    expect(get()).toMatchObject({ readOnly: false, place: { type: 'mine' }, canUndo: false });
    get().edit((board) => setParam(board, 'api', 'replicas', 9));
    expect(get().board.components.api?.params.replicas).toBe(9);
    expect(TINYURL.components.api?.params).toEqual({});
  });

  test('opened before the disk answers stays on screen', async () => {
    const { library, store, get } = page();
    await library.create(renameBoard(EMPTY_BOARD, 'Own')).close();
    get().visit(TINYURL);
    await store.boot();
    expect(get()).toMatchObject({ board: TINYURL, readOnly: true, loaded: true });
    expect(names(get())).toEqual(['Own']);
  });
});
