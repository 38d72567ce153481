import * as Y from 'yjs';
import { type Board, EMPTY_BOARD, TABLES, type TableName } from '../board/board.ts';
import { CURRENT_VERSION } from '../format/version.ts';
import { keepIdentity, metaOf, readRecord, tableOf, writeDifference } from './records.ts';

/** Where a change of the board came from: one's own undo or redo, or another tab, person or the disk. */
export type ChangeSource = 'undo' | 'remote';

/** A board that is edited. */
export interface BoardDocument {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The board as it stands; records that did not change keep their identity from read to read. */
  read(): Board;
  /**
   * Writes the difference of two boards as one transaction and one undo step. Writes with the same `gesture`
   * that follow each other are one step.
   */
  write(before: Board, after: Board, gesture?: string): void;
  /** False when there is nothing to take back. Only one's own steps are taken back, never another's. */
  undo(): boolean;
  redo(): boolean;
  /** Called after each change that `write` did not make. */
  onChange(listener: (board: Board, source: ChangeSource) => void): () => void;
  /** Lets go of the document without destroying it. */
  close(): void;
}

/** A board that is being worked on. */
export interface OpenBoard {
  readonly id: string;
  readonly document: BoardDocument;
  /** Ends saving and listening to other tabs. */
  close(): Promise<void>;
}

/** A Yjs document seen as a board. */
export interface LiveDocument extends BoardDocument {
  readonly doc: Y.Doc;
}

/** Turns whatever the document holds into a board; must not throw. */
export type DecodeRaw = (raw: Readonly<Record<string, unknown>>) => Board;

/** Binds a document to boards. Everything that did not come from `write` passes through `decode`. */
export function bindDocument(doc: Y.Doc, decode: DecodeRaw): LiveDocument {
  const own = Symbol('own edit');
  const maps = TABLES.map((table) => [table, tableOf(doc, table)] as const);
  const meta = metaOf(doc);
  const manager = new Y.UndoManager([meta, ...maps.map(([, map]) => map)], {
    trackedOrigins: new Set([own]),
    // Steps end where `stopCapturing` says, not after a time: a slow drag is one step, two quick clicks are two.
    captureTimeout: Number.POSITIVE_INFINITY,
  });
  const listeners = new Set<(board: Board, source: ChangeSource) => void>();
  const raw = new RawTables(maps);
  let board = EMPTY_BOARD;
  let outdated = true;
  let lastGesture: string | undefined;

  const read = (): Board => {
    if (outdated) {
      board = keepIdentity(board, decode({ ...meta.toJSON(), ...raw.read() }));
      outdated = false;
    }
    return board;
  };
  const afterTransaction = (transaction: Y.Transaction): void => {
    if (transaction.origin === own || !touches(transaction, meta, maps)) return;
    outdated = true;
    const before = board;
    if (read() === before) return;
    const source = transaction.origin === manager ? 'undo' : 'remote';
    for (const listener of [...listeners]) listener(board, source);
  };
  doc.on('afterTransaction', afterTransaction);

  return {
    doc,
    get canUndo() {
      return manager.canUndo();
    },
    get canRedo() {
      return manager.canRedo();
    },
    read,
    write(before, after, gesture) {
      if (before === after) return;
      if (gesture === undefined || gesture !== lastGesture) manager.stopCapturing();
      lastGesture = gesture;
      if (!meta.has('version')) doc.transact(() => meta.set('version', CURRENT_VERSION));
      doc.transact(() => writeDifference(doc, before, after), own);
      board = after;
      outdated = false;
    },
    undo() {
      lastGesture = undefined;
      return manager.undo() !== null;
    },
    redo() {
      lastGesture = undefined;
      return manager.redo() !== null;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      doc.off('afterTransaction', afterTransaction);
      listeners.clear();
      raw.close();
      manager.destroy();
    },
  };
}

type TableMaps = readonly (readonly [TableName, Y.Map<unknown>])[];

function touches(transaction: Y.Transaction, meta: Y.Map<unknown>, maps: TableMaps): boolean {
  const changed = transaction.changedParentTypes as Map<unknown, unknown>;
  return changed.has(meta) || maps.some(([, map]) => changed.has(map));
}

/** The tables as plain values; only records that changed since the last reading are turned again. */
class RawTables {
  private readonly tables = new Map<TableName, Map<string, unknown>>();
  private readonly dirty = new Map<TableName, Set<string>>();
  private readonly stops: (() => void)[] = [];

  constructor(private readonly maps: TableMaps) {
    for (const [table, map] of maps) {
      this.tables.set(table, new Map());
      const dirty = new Set(map.keys());
      this.dirty.set(table, dirty);
      const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        for (const event of events) {
          const id = event.path[0];
          if (id !== undefined) dirty.add(String(id));
          else for (const key of event.keys.keys()) dirty.add(key);
        }
      };
      map.observeDeep(observe);
      this.stops.push(() => map.unobserveDeep(observe));
    }
  }

  read(): Record<string, unknown> {
    return Object.fromEntries(this.maps.map(([table, map]) => [table, this.readTable(table, map)]));
  }

  private readTable(table: TableName, map: Y.Map<unknown>): Record<string, unknown> {
    const records = this.tables.get(table) ?? new Map<string, unknown>();
    const dirty = this.dirty.get(table);
    for (const id of dirty ?? []) {
      if (map.has(id)) records.set(id, readRecord(table, id, map.get(id)));
      else records.delete(id);
    }
    dirty?.clear();
    // A document has no order of its own; sorted, every tab and every reload sees the same.
    return Object.fromEntries([...records].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  close(): void {
    for (const stop of this.stops) stop();
  }
}
