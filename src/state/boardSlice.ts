import { type Board, EMPTY_BOARD, type Id } from '../board/board.ts';
import { isDrawn } from '../board/ids.ts';
import type { ChangeSource, OpenBoard } from '../sync/document.ts';
import { beginDraft, type Draft, forgetDraft, leaveDraft } from '../sync/draft.ts';
import type { Library } from '../sync/library.ts';
import * as words from '../words/notices.ts';
import { handsRest } from './hands.ts';
import type { Review } from './review.ts';
import { selectionSteps } from './selectionSteps.ts';
import type { BoardSlice, BoardSummary } from './shape.ts';
import type { GetState, SetState } from './slice.ts';
import { pruned, refused } from './uiSlice.ts';

export interface BoardParts {
  readonly slice: BoardSlice;
  /** Reads the boards of this device and opens the last one; until then work goes on in a draft. */
  boot(): Promise<void>;
}

export function createBoardSlice(
  set: SetState,
  get: GetState,
  review: Review,
  open: () => Promise<Library>,
  rest: () => Promise<void> = handsRest,
): BoardParts {
  let library: Library | null = null;
  let booting: Promise<Library> | null = null;
  /** What is asked of the boards before they have been read waits for them. */
  const arrival = (): Promise<Library> => {
    booting ??= read().catch((error: unknown) => {
      booting = null;
      throw error;
    });
    return booting;
  };
  /** Begun before the boards of this device had been read; the first one only waits for what was open last. */
  const first = beginDraft();
  const drafts = [first];
  let session: OpenBoard | null = first;
  let unlisten = (): void => {};
  let steps = selectionSteps();
  /** Grows with each board that is asked for, so that of two quick choices the later one wins. */
  let choice = 0;

  const present = (board: Board, how: 'opened' | 'edited' | 'gesture' = 'edited'): void => {
    const { selection, renaming } = get();
    set({
      board,
      ...review[how](board),
      selection: pruned(selection, board),
      renaming: renaming !== null && isDrawn(board, renaming) ? renaming : null,
      canUndo: session?.document.canUndo ?? false,
      canRedo: session?.document.canRedo ?? false,
    });
    review.showFigures();
  };
  const summarize = (board: Board): void => {
    if (session) library?.put(summaryOf(session.id, board));
  };
  const heard = (board: Board, source: ChangeSource): void => {
    present(board);
    if (source === 'undo') summarize(board);
  };
  const take = (opened: OpenBoard): void => {
    session = opened;
    steps = selectionSteps();
    unlisten = opened.document.onChange(heard);
    get().clear();
    set({ place: { type: 'mine', id: opened.id }, readOnly: false, selection: new Set(), renaming: null });
    present(opened.document.read(), 'opened');
    library?.setLastOpened(opened.id);
  };
  const leave = (): void => {
    unlisten();
    void session?.close();
    session = null;
  };
  /**
   * Opens the board that `open` promises once no hand is at work, unless another one was asked for meanwhile or the one
   * that is shown `stays`.
   */
  const change = async (open: () => Promise<OpenBoard>, stays = () => false): Promise<void> => {
    choice += 1;
    const mine = choice;
    set({ opening: true });
    let opened: OpenBoard | null = null;
    try {
      opened = await open();
      await rest();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      get().say(words.notOpened(why), 'error');
    }
    const isLate = mine !== choice || stays();
    if (opened && isLate) await opened.close();
    else if (opened) {
      leave();
      take(opened);
    }
    if (mine === choice) set({ opening: false });
  };
  const step = (direction: 'undo' | 'redo'): void => {
    if (refused(get()) || !session) return;
    const { board: before, notice } = get();
    if (session.document[direction]()) {
      const { board } = get();
      const then = pruned(steps.move(direction), board);
      // What comes back is selected, so that the eye finds it, and what was selected before that went.
      const back = cameBack(before, board);
      if (back.length > 0 && (direction === 'redo' || then.size === 0)) get().select(back);
      else if (then.size > 0) set({ selection: then });
      // It told of what is no longer so.
      if (notice?.tone !== 'error') set({ notice: null });
    } else get().say(direction === 'undo' ? words.nothingToUndo : words.nothingToRedo);
    set({ canUndo: session.document.canUndo, canRedo: session.document.canRedo });
  };
  const checkSaved = (): void => {
    if (library?.saved || !get().saved) return;
    set({ saved: false });
    get().say(words.nothingIsKept, 'error');
  };
  /** Another tab may delete the board that is open here. */
  const listChanged = (library: Library): void => {
    const boards = library.list();
    const wasListed = session !== null && get().boards.some(({ id }) => id === session?.id);
    const isListed = session !== null && boards.some(({ id }) => id === session?.id);
    set({ boards });
    checkSaved();
    if (!wasListed || isListed) return;
    get().say(words.deletedElsewhere);
    void openAnother(library);
  };
  const openAnother = async (library: Library): Promise<void> => {
    const next = library.list()[0];
    if (next) await change(() => library.open(next.id));
    else create(EMPTY_BOARD);
  };
  /** A board of one's own, here at once: what is done next must not reach the one that is left. */
  const create = (board: Board): void => {
    choice += 1;
    leave();
    const begun = library?.create(board) ?? beginDraft(board);
    unsaved.add(begun);
    if (library) void keep(library, begun);
    else drafts.push(begun as Draft);
    take(begun);
    set({ opening: false });
  };

  unlisten = first.document.onChange(heard);

  const slice: BoardSlice = {
    board: EMPTY_BOARD,
    place: { type: 'mine', id: first.id },
    readOnly: false,
    loaded: false,
    opening: false,
    saved: true,
    canUndo: false,
    canRedo: false,
    boards: [],
    ...review.first,

    edit(edit, gesture) {
      const { board } = get();
      if (refused(get()) || !session) return;
      const next = edit(board);
      if (next === board) return;
      session.document.write(board, next, gesture);
      steps.begin(get().selection, gesture);
      present(next, gesture === undefined ? 'edited' : 'gesture');
      summarize(next);
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    newBoard: (board = EMPTY_BOARD) => create(board),
    async openBoard(id) {
      if (session?.id !== id) return change(async () => (await arrival()).open(id));
      choice += 1;
      set({ opening: false });
    },
    async deleteBoard(id) {
      const library = await arrival();
      const name = library.list().find((board) => board.id === id)?.name;
      if (session?.id === id) {
        leave();
        set({ opening: true, boards: get().boards.filter((board) => board.id !== id) });
        try {
          await library.delete(id);
        } finally {
          await openAnother(library);
        }
      } else {
        await library.delete(id);
      }
      if (name !== undefined) get().say(words.deleted(name, false));
    },
    visit(board) {
      choice += 1;
      leave();
      get().clear();
      set({
        place: { type: 'visited' },
        opening: false,
        readOnly: true,
        selection: new Set(),
        renaming: null,
      });
      present(board, 'opened');
    },
    makeMine() {
      const { place, board, load } = get();
      if (place.type !== 'visited') return;
      create(board);
      get().setLoad(load);
      get().say(words.yoursNow(board.name));
    },
  };

  /** What no disk has yet. */
  const unsaved = new Set<OpenBoard>(drafts);
  const isKept = (board: OpenBoard): boolean =>
    board.id !== first.id || board.document.canUndo || board.document.canRedo;
  const leaveUnsaved = (): void => {
    for (const board of unsaved) if (isKept(board)) leaveDraft(board.id, board.document.read());
  };
  const keep = async (library: Library, board: OpenBoard): Promise<void> => {
    try {
      await library.adopt(board);
      forgetDraft(board.id);
      unsaved.delete(board);
    } catch {
      get().say(words.notSaved, 'error');
    }
  };
  /** The draft becomes a board of this device; whoever works on it goes on without noticing. */
  const keepDraft = async (library: Library, draft: Draft): Promise<void> => {
    const live = library.take(draft);
    unsaved.delete(draft);
    unsaved.add(live);
    const isShown = session === draft;
    if (isShown) {
      unlisten();
      session = live;
      unlisten = live.document.onChange(heard);
      if (live.document.read() !== get().board) present(live.document.read());
    }
    await keep(library, live);
    if (isShown) library.setLastOpened(live.id);
    if (isKept(live)) library.put(summaryOf(live.id, live.document.read()));
    if (!isShown) await live.close();
  };
  const read = async (): Promise<Library> => {
    globalThis.addEventListener?.('pagehide', leaveUnsaved);
    const opened = await open();
    library = opened;
    set({ boards: opened.list() });
    opened.onChange(() => listChanged(opened));
    const last = opened.lastOpened();
    // Unless a link or another board was asked for meanwhile.
    const isOpen = session === first && choice === 0;
    if (isOpen && last !== null)
      await change(
        () => opened.open(last),
        () => isKept(first),
      );
    // What a hand has drawn by now stays before it, as a board of its own.
    const isShown = isOpen && session === first && choice < 2;
    for (const draft of drafts) if (isKept(draft) || isShown) await keepDraft(opened, draft);
    return opened;
  };
  const boot = async (): Promise<void> => {
    // Without the boards work goes on in the draft, which is left to the next page.
    await arrival().catch(() => {});
    set({ loaded: true });
    checkSaved();
  };
  return { slice, boot };
}

/** As it stands now. */
function summaryOf(id: string, board: Board): BoardSummary {
  return { id, name: board.name, changed: Date.now(), components: Object.keys(board.components).length };
}

/** What the second board has and the first one lacks. */
function cameBack(before: Board, after: Board): Id[] {
  return (['components', 'connections', 'groups', 'marks'] as const).flatMap((table) =>
    Object.keys(after[table]).filter((id) => !Object.hasOwn(before[table], id)),
  );
}
