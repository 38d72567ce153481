import { useStore as useZustandStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Library, openLibrary } from '../sync/library.ts';
import { createBoardSlice } from './boardSlice.ts';
import { FigureStore, figures } from './figures.ts';
import { deviceStorage } from './preferences.ts';
import { createReview, type NextFrame } from './review.ts';
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
}

export interface AppStore extends StoreApi<State> {
  /** Reads the boards of this device and opens the last one. Until it resolves, work goes on in memory. */
  boot(): Promise<void>;
}

/** A whole store of its own; the page has one, a test makes as many as it likes. */
export function createAppStore(parts: StoreParts = {}): AppStore {
  const shown = parts.figures ?? new FigureStore();
  let boot = (): Promise<void> => Promise.resolve();
  const store = createStore<State>()((set, get) => {
    const review = createReview(set, get, shown, parts.nextFrame, parts.now);
    const boards = createBoardSlice(set, get, review);
    let booted: Promise<void> | undefined;
    boot = () => {
      booted ??= boards.boot(parts.openLibrary ?? openLibrary);
      return booted;
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
