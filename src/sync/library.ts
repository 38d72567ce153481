import * as Y from 'yjs';
import { type Board, EMPTY_BOARD } from '../board/board.ts';
import { CURRENT_VERSION } from '../format/version.ts';
import { type ChannelPort, connectTabs } from './channel.ts';
import { decodeRaw } from './decode.ts';
import { type Disk, openDisk } from './disk.ts';
import { type BoardDocument, bindDocument, type OpenBoard } from './document.ts';
import type { Draft } from './draft.ts';
import { readLast, writeLast } from './last.ts';
import { type LeftDraft, leftDrafts } from './leftDrafts.ts';
import { metaOf, writeDifference } from './records.ts';
import { upgrade } from './upgrade.ts';

export interface BoardSummary {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  readonly components: number;
}

/** The boards of this device. */
export interface Library {
  /** False where the browser keeps nothing, or failed to: then changes last as long as the page. */
  readonly saved: boolean;
  /** Newest first. */
  list(): readonly BoardSummary[];
  /** Called when the list changes, or `saved` does. */
  onChange(listener: () => void): () => void;
  /** Makes a board of its own with this content, lists and opens it: at once, while it is being saved. */
  create(board: Board): OpenBoard;
  open(id: string): Promise<OpenBoard>;
  /** The draft with its steps as a board that can be saved and shared, which `adopt` does. */
  take(draft: Draft): OpenBoard;
  /** Saves and shares between tabs a board that was begun in memory; resolves when the disk has it. */
  adopt(board: OpenBoard): Promise<void>;
  put(summary: BoardSummary): void;
  delete(id: string): Promise<void>;
  /** The board that this tab, else this device, had open last and still has; else the newest; else the blank one. */
  lastOpened(): string | null;
  setLastOpened(id: string): void;
}

export interface LibraryParts {
  readonly openDisk?: typeof openDisk;
  readonly openChannel?: (name: string) => ChannelPort | null;
}

const PREFIX = 'headroom:';
const LIST = `${PREFIX}library`;
/** Least ms between two entries of one board in the list when nothing but the time changed. */
const PUT_INTERVAL = 2_000;

class Opened implements OpenBoard {
  readonly document: BoardDocument;
  readonly ends: (() => Promise<void> | void)[] = [];
  /** Until the disk has it, or has failed to. */
  connected: Promise<void> | null = null;

  constructor(
    readonly id: string,
    readonly doc: Y.Doc,
  ) {
    this.document = bindDocument(doc, decodeRaw);
  }

  async close(): Promise<void> {
    this.document.close();
    await this.connected?.catch(() => {});
    await Promise.all(this.ends.map((end) => end()));
    this.doc.destroy();
  }
}

/** A board in memory, ready at once. Its content is not a step that can be undone. */
export function beginBoard(board: Board, id: string = crypto.randomUUID()): OpenBoard {
  const doc = new Y.Doc();
  doc.transact(() => {
    metaOf(doc).set('version', CURRENT_VERSION);
    metaOf(doc).set('name', board.name);
    writeDifference(doc, { ...EMPTY_BOARD, name: board.name }, board);
  });
  return new Opened(id, doc);
}

/** A draft goes on as a document: undo and redo take back and bring back what they would have there. */
function continueDraft({ id, start, done, undone, gesture }: Draft): OpenBoard {
  const opened = beginBoard(start, id);
  const { document } = opened;
  for (const [at, { before, after }] of done.entries())
    document.write(before, after, at === done.length - 1 ? gesture : undefined);
  for (const { before, after } of [...undone].reverse()) document.write(before, after);
  for (const _ of undone) document.undo();
  return opened;
}

/** The boards of this page alone: what there is without a disk. */
export function memoryLibrary(): Library {
  return createLibrary(new Y.Doc(), null, () => null, new EventTarget());
}

/** Reads the list of boards. Never fails: without a disk the library is in memory. */
export async function openLibrary(parts: LibraryParts = {}): Promise<Library> {
  const doc = new Y.Doc();
  const trouble = new EventTarget();
  let disk: Disk | null = null;
  try {
    const open = parts.openDisk ?? openDisk;
    const opened = await open(() => trouble.dispatchEvent(new Event('trouble')));
    await opened?.attach(LIST, doc);
    disk = opened;
  } catch {
    // In memory then; `saved` says so.
    disk = null;
  }
  connectTabs(LIST, doc, parts.openChannel);
  const library = createLibrary(doc, disk, parts.openChannel, trouble);
  for (const draft of leftDrafts()) await keepDraft(library, draft);
  return library;
}

/** A page went away before its draft was saved. Under its own id, so that what the disk has of it is no second board. */
async function keepDraft(library: Library, { id, raw, forget }: LeftDraft): Promise<void> {
  const board = decodeRaw(raw);
  const opened = beginBoard(board, id);
  try {
    await library.adopt(opened);
    library.put(summaryOf(id, board));
    await opened.close();
    if (library.saved) forget();
  } catch {
    // It stays where it is; the next page tries again.
    return;
  }
}

/** As it stands now. */
function summaryOf(id: string, board: Board): BoardSummary {
  return { id, name: board.name, changed: Date.now(), components: Object.keys(board.components).length };
}

function createLibrary(
  doc: Y.Doc,
  disk: Disk | null,
  openChannel: ((name: string) => ChannelPort | null) | undefined,
  trouble: EventTarget,
): Library {
  const entries = doc.getMap<unknown>('boards');
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  let saved = disk !== null;
  trouble.addEventListener('trouble', () => {
    saved = false;
    tell();
  });
  entries.observe(tell);
  /** Content of boards that no disk keeps, so that they can be opened again while the page lasts. */
  const kept = new Map<string, Uint8Array>();

  /** Boards on their way to the disk, by id: until they are there, nobody can read or erase them. */
  const underway = new Map<string, Promise<void>>();

  const attach = async (opened: Opened): Promise<void> => {
    const name = `${PREFIX}board:${opened.id}`;
    const saving = await disk?.attach(name, opened.doc);
    upgrade(opened.doc);
    if (saving) opened.ends.push(() => saving.close());
    else opened.ends.push(() => void kept.set(opened.id, Y.encodeStateAsUpdate(opened.doc)));
    opened.ends.push(connectTabs(name, opened.doc, openChannel));
  };
  const connect = (opened: Opened): Promise<void> => {
    if (opened.connected) return opened.connected;
    const connected = attach(opened).finally(() => underway.delete(opened.id));
    underway.set(opened.id, connected);
    opened.connected = connected;
    return connected;
  };
  const settled = async (id: string): Promise<void> => underway.get(id)?.catch(() => {});
  const list = (): BoardSummary[] =>
    [...entries.entries()]
      .flatMap(([id, value]) => decodeSummary(id, value) ?? [])
      .sort((a, b) => b.changed - a.changed || a.id.localeCompare(b.id));
  const put = (summary: BoardSummary): void => {
    const { id, ...fields } = summary;
    const old = decodeSummary(id, entries.get(id));
    const quiet =
      old?.name === fields.name &&
      old.components === fields.components &&
      fields.changed - old.changed < PUT_INTERVAL;
    if (!quiet) entries.set(id, fields);
  };

  return {
    get saved() {
      return saved;
    },
    list,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    create(board) {
      const opened = beginBoard(board) as Opened;
      connect(opened).catch(() => {});
      put(summaryOf(opened.id, board));
      return opened;
    },
    async open(id) {
      await settled(id);
      const content = new Y.Doc();
      const memory = kept.get(id);
      if (memory) Y.applyUpdate(content, memory);
      const opened = new Opened(id, content);
      await connect(opened);
      return opened;
    },
    take: continueDraft,
    adopt: (board) => connect(board as Opened),
    put,
    async delete(id) {
      entries.delete(id);
      await settled(id);
      kept.delete(id);
      await disk?.erase(`${PREFIX}board:${id}`);
    },
    lastOpened() {
      const known = list();
      const last = readLast();
      const wanted = last.find((id) => known.some((board) => board.id === id));
      // A blank board is not listed; coming back to the same one leaves no trail of empty databases.
      return wanted ?? known[0]?.id ?? last[0] ?? null;
    },
    setLastOpened: writeLast,
  };
}

function decodeSummary(id: string, value: unknown): BoardSummary | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, changed, components } = value as Record<string, unknown>;
  if (typeof name !== 'string' || typeof changed !== 'number' || typeof components !== 'number') return null;
  return { id, name, changed, components };
}
