import { useStore as useZustandStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Library } from '../sync/library.ts';
import * as words from '../words/notices.ts';
import { createBoardSlice } from './boardSlice.ts';
import { fetchCopying } from './fetchCopying.ts';
import { FigureStore, figures } from './figures.ts';
import { deviceStorage } from './preferences.ts';
import { createReview, type NextFrame, type Theory } from './review.ts';
import { createRunSlice, type MakeRunner } from './runSlice.ts';
import type { State } from './shape.ts';
import { createUiSlice } from './uiSlice.ts';

export interface StoreParts {
  readonly figures?: FigureStore;
  readonly storage?: Storage | null;
  readonly makeRunner?: MakeRunner;
  readonly nextFrame?: NextFrame;
  /** Real ms. */
  readonly now?: () => number;
  readonly openLibrary?: () => Promise<Library>;
  /** Resolves when no pointer is down. */
  readonly rest?: () => Promise<void>;
  /** Absent: fetched when the store boots. */
  readonly theory?: Theory;
}

export interface AppStore extends StoreApi<State> {
  /**
   * Reads the boards of this device and opens the last one, and fetches theory. Until it resolves, work goes on in a
   * draft, and nothing is estimated.
   */
  boot(): Promise<void>;
}

async function openLibrary(): Promise<Library> {
  const [library] = await Promise.all([import('../sync/library.ts'), fetchCopying()]);
  return library.openLibrary();
}

/** A whole store of its own; the page has one, a test makes as many as it likes. */
export function createAppStore(parts: StoreParts = {}): AppStore {
  const shown = parts.figures ?? new FigureStore();
  let boot = (): Promise<void> => Promise.resolve();
  const store = createStore<State>()((set, get) => {
    const review = createReview(set, get, shown, parts.nextFrame, parts.now, parts.theory);
    const boards = createBoardSlice(set, get, review, parts.openLibrary ?? openLibrary, parts.rest);
    const prepare = (): Promise<unknown> =>
      review.prepare().catch(() => get().say(words.notEstimatedNow, 'error'));
    boot = async () => {
      await Promise.all([boards.boot(), prepare()]);
    };
    return {
      ...createUiSlice(set, get, parts.storage ?? null),
      ...createRunSlice(set, get, review, shown, parts.makeRunner),
      ...boards.slice,
    };
  });
  return { ...store, boot: () => boot() };
}

/** The store of the page. */
export const store: AppStore = createAppStore({ figures, storage: deviceStorage() });

export function useStore<T>(selector: (state: State) => T): T {
  return useZustandStore(store, selector);
}
