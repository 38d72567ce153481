import { describe, expect, test } from 'vitest';
import { type Board, EMPTY_BOARD } from '../board/board.ts';
import { addComponent, remove, setParam } from '../board/edit.ts';
import type { Theory } from './review.ts';
import type { State } from './shape.ts';
import { createAppStore } from './store.ts';
import * as theory from './theory.ts';

function freshStore() {
  const store = createAppStore();
  return { store, get: (): State => store.getState() };
}

function add(get: () => State, kind: string, from?: string): string {
  const id = get().insert(kind, from === undefined ? {} : { from });
  if (id === null) throw new Error(`${kind} was not added`);
  return id;
}

describe('insert', () => {
  test('selects what it adds, and says so', () => {
    const { get } = freshStore();
    const id = add(get, 'cache_lookaside');
    expect([...get().selection]).toEqual([id]);
    expect(get().notice?.text).toBe('Cache added');
  });

  test('repeated taps never stack', () => {
    const { get } = freshStore();
    for (let tap = 0; tap < 12; tap += 1) add(get, 'cache_lookaside');
    const spots = Object.values(get().board.components).map(({ x, y }) => `${x} ${y}`);
    expect(new Set(spots).size).toBe(12);
    const names = Object.values(get().board.components).map(({ name }) => name);
    expect(new Set(names).size).toBe(12);
  });

  test('connects from where the connection began, as one step', () => {
    const { get } = freshStore();
    const web = add(get, 'client_web');
    const cache = add(get, 'cache_lookaside', web);
    const ends = Object.values(get().board.connections).map(({ from, to }) => [from, to]);
    expect(ends).toEqual([[web, cache]]);
    get().undo();
    expect(Object.keys(get().board.components)).toEqual([web]);
    expect(get().board.connections).toEqual({});
  });
});

describe('undo and redo', () => {
  test('fifty slider ticks in one gesture are one step', () => {
    const { get } = freshStore();
    const id = add(get, 'app_service');
    const before = get().board;
    for (let tick = 1; tick <= 50; tick += 1) {
      get().edit((board) => setParam(board, id, 'replicas', 100 + tick), 'replicas slider');
    }
    expect(get().board.components[id]?.params.replicas).toBe(150);
    get().undo();
    expect(get().board).toEqual(before);
    get().redo();
    expect(get().board.components[id]?.params.replicas).toBe(150);
  });

  test('selection forgets what vanished', () => {
    const { get } = freshStore();
    const id = add(get, 'cache_lookaside');
    get().edit((board) => remove(board, [id]));
    expect(get().selection.size).toBe(0);
  });

  test('what was selected at a step is selected when it is taken back or done again, as far as it is there', () => {
    const { get } = freshStore();
    const api = add(get, 'app_service');
    const cache = get().insert('cache_lookaside', { from: api }) ?? '';
    get().select([api]);
    for (const replicas of [3, 4]) get().edit((board) => setParam(board, api, 'replicas', replicas), 'drag');
    get().select([cache]);
    get().edit((board) => remove(board, [cache]));
    get().undo();
    // Its connection came back too, and was not selected.
    expect([...get().selection]).toEqual([cache]);
    get().undo();
    expect([...get().selection]).toEqual([api]);
    get().select([]);
    get().redo();
    expect([...get().selection]).toEqual([api]);
    get().undo();
    get().undo();
    // The cache is gone; the service was selected when it was added.
    expect([...get().selection]).toEqual([api]);
    get().redo();
    expect(get().selection.has(cache)).toBe(true);
  });

  test('what comes back unselected is selected, so that the eye finds it', () => {
    const { get } = freshStore();
    const id = add(get, 'cache_lookaside');
    get().select([]);
    get().edit((board) => remove(board, [id]));
    get().undo();
    expect([...get().selection]).toEqual([id]);
  });
});

describe('what follows from the board', () => {
  /** A store where a review takes as long as told, and the next frame comes when called. */
  function slowStore(known: Theory = theory) {
    let [time, cost] = [0, 0];
    const frames: (() => void)[] = [];
    const store = createAppStore({
      theory: known,
      // Read before and after each review.
      now: () => {
        time += cost;
        return time;
      },
      nextFrame: (run) => void frames.push(run),
    });
    const frame = (): void => {
      for (const run of frames.splice(0)) run();
    };
    return { get: (): State => store.getState(), frame, frames, slow: (ms: number) => (cost = ms) };
  }

  test('comes with each tick of a gesture while it is quick', () => {
    const { get, frames } = slowStore();
    const id = add(get, 'app_service');
    const before = get().estimate;
    get().edit((board) => setParam(board, id, 'replicas', 9), 'slider');
    expect(get().estimate).not.toBe(before);
    expect(frames).toHaveLength(0);
  });

  test('comes once for all ticks of a frame where it is slow, and the board at once', () => {
    const { get, frame, frames, slow } = slowStore();
    slow(20);
    const id = add(get, 'app_service');
    const before = get().estimate;
    for (let tick = 2; tick < 9; tick += 1) {
      get().edit((board) => setParam(board, id, 'replicas', tick), 'slider');
      expect(get().board.components[id]?.params.replicas ?? 2).toBe(tick);
    }
    get().setLoad(2);
    get().setLoad(3);
    expect(get().estimate).toBe(before);
    expect(frames).toHaveLength(1);
    frame();
    expect(get().estimate.load).toBe(3);
    get().edit((board) => setParam(board, id, 'replicas', 20), 'slider');
    expect(frames).toHaveLength(1);
  });

  /** More than is reviewed within a frame. */
  function largeBoard(): Board {
    let board = EMPTY_BOARD;
    for (let i = 0; i < 201; i++)
      board = addComponent(board, { id: `s${i}`, kind: 'app_service', name: 'S', x: 0, y: 0, params: {} });
    return board;
  }

  test('comes after a large board that is opened was seen, a piece at a time, and of the board then shown', () => {
    const { get, frame, frames } = slowStore();
    get().visit(largeBoard());
    expect(get().estimate.components).toEqual({});
    frame();
    expect(frames).toHaveLength(1);
    expect(get().estimate.components).toEqual({});
    get().visit(largeBoard());
    while (frames.length > 0) frame();
    expect(Object.keys(get().estimate.components)).toHaveLength(201);
    get().visit(EMPTY_BOARD);
    expect(get().estimate.components).toEqual({});
  });

  test('is calculated beside the page for a large board, and anew for what that has become meanwhile', async () => {
    const asked: { board: Board; load: number; answer: (failed?: true) => Promise<void> }[] = [];
    const { get, frame, frames, slow } = slowStore({
      ...theory,
      calculated: (board, load) =>
        new Promise((resolve, reject) => {
          const answer = async (failed?: true) => {
            if (failed) return reject(new Error('no worker'));
            theory.estimateOf(board, load);
            resolve();
          };
          asked.push({ board, load, answer });
        }),
    });
    slow(20);
    const settle = async () => {
      // What was answered is heard first.
      for (let i = 0; i < 5; i++) await Promise.resolve();
      while (frames.length > 0) frame();
    };
    get().edit(largeBoard);
    const before = get().estimate;
    get().edit((board) => setParam(board, 's7', 'replicas', 8));
    await settle();
    get().edit((board) => setParam(board, 's7', 'replicas', 9));
    await asked[0]!.answer();
    await settle();
    expect(get().estimate).toBe(before);
    expect(asked[1]!.board.components.s7!.params.replicas).toBe(9);
    await asked[1]!.answer();
    await settle();
    expect(get().estimate).not.toBe(before);
    expect(asked).toHaveLength(2);

    get().setLoad(2);
    await settle();
    get().setLoad(3);
    await asked[2]!.answer();
    await settle();
    expect(get().estimate.load).toBe(2);
    expect(asked[3]!.load).toBe(3);
    await asked[3]!.answer(true);
    await settle();
    expect(get().estimate.load).toBe(3);

    get().setLoad(4);
    await settle();
    get().visit(EMPTY_BOARD);
    await asked[4]!.answer();
    await settle();
    expect(get().estimate.components).toEqual({});
    expect(asked).toHaveLength(5);
  });

  test('comes at once with an edit that is no gesture, however slow', () => {
    const { get, slow } = slowStore();
    slow(20);
    const id = add(get, 'app_service');
    const before = get().estimate;
    get().edit((board) => setParam(board, id, 'replicas', 9));
    expect(get().estimate).not.toBe(before);
  });
});
