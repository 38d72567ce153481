import type { Board, Id } from '../board/board.ts';
import { addComponent, connect, freshId } from '../board/edit.ts';
import { rehome } from '../board/groups.ts';
import { isDrawn } from '../board/ids.ts';
import { CARD, freeSpot } from '../board/layout.ts';
import { freshName } from '../board/names.ts';
import { kindOn } from '../board/read.ts';
import { withTraffic } from '../board/workload.ts';
import type { Kind } from '../catalog/kind.ts';
import * as words from '../words/notices.ts';
import { clampWidth, type Preferences, readPreferences, writePreferences } from './preferences.ts';
import type { InsertPlace, Room, State, UiSlice } from './shape.ts';
import type { GetState, SetState } from './slice.ts';
import { viewport } from './viewport.ts';

/** Space between a component and one that is added to its right, px. */
const GAP = 80;

export function createUiSlice(set: SetState, get: GetState, storage: Storage | null): UiSlice {
  let said = 0;
  let chosen = readPreferences(storage);
  let room: Room = 'wide';
  const keep = (patch: Partial<Pick<UiSlice, keyof Preferences>>): void => {
    set(patch);
    // A sheet that is opened or closed on a narrow window says nothing of wider ones.
    const { paletteOpen, panelOpen, ...rest } = patch;
    chosen = { ...chosen, ...(room === 'sheets' ? rest : patch) };
    writePreferences(storage, chosen);
  };
  return {
    ...chosen,
    paletteOpen: chosen.paletteOpen ?? true,
    panelOpen: chosen.panelOpen ?? true,
    selection: new Set(),
    renaming: null,
    dialog: null,
    inserting: null,
    carrying: null,
    tool: 'select',
    toolLocked: false,
    numbered: null,
    stepAt: null,
    bare: false,
    printing: false,
    tab: 'inspect',
    notice: null,

    select(ids, how = 'replace') {
      const { selection, board } = get();
      const next = selected(selection, ids, how, board);
      if (next !== selection) set({ selection: next });
    },
    rename(id) {
      if (id !== null && get().readOnly) return;
      set({ renaming: id });
    },
    openDialog(dialog) {
      set({ dialog });
    },
    startInserting(where = {}) {
      if (refused(get())) return;
      set({ inserting: where });
    },
    stopInserting() {
      set({ inserting: null });
    },
    carry(kind) {
      if (kind !== null && refused(get())) return;
      set({ carrying: kind });
    },
    insert(kindId, where = {}, name) {
      const state = get();
      const kind = kindOn(state.board, kindId);
      if (!kind || refused(state)) return null;
      const id = freshId(state.board, kind.label.toLowerCase());
      state.edit((board) => withComponent(board, id, kind, name ?? kind.label, where));
      if (!Object.hasOwn(get().board.components, id)) return null;
      set({ selection: new Set([id]), inserting: null });
      get().say(words.added(get().board.components[id]?.name ?? kind.label), 'quiet');
      return id;
    },
    setTool(tool) {
      const isFree = tool === 'select' || tool === 'pan';
      if (!isFree && refused(get())) return;
      set({ tool, ...(isFree && { toolLocked: false }) });
    },
    lockTool(toolLocked) {
      set({ toolLocked });
    },
    toolUsed() {
      if (!get().toolLocked) set({ tool: 'select' });
    },
    numberSteps(numbered) {
      set({ numbered });
    },
    markStep(stepAt) {
      set({ stepAt });
    },
    setSketchy(sketchy) {
      keep({ sketchy });
    },
    setBare(bare) {
      set({ bare });
    },
    setPrinting(printing) {
      set({ printing });
    },
    showTab(tab) {
      keep({ panelOpen: true });
      set({ tab, bare: false });
    },
    setTheme(theme) {
      keep({ theme });
    },
    togglePalette() {
      keep({ paletteOpen: get().bare || !get().paletteOpen });
      set({ bare: false });
    },
    togglePanel() {
      keep({ panelOpen: get().bare || !get().panelOpen });
      set({ bare: false });
    },
    fitWindow(now) {
      room = now;
      const sheets = now === 'sheets';
      set({
        paletteOpen: !sheets && (chosen.paletteOpen ?? now === 'wide'),
        panelOpen: !sheets && (chosen.panelOpen ?? true),
      });
    },
    setPanelWidth(px) {
      keep({ panelWidth: clampWidth(px) });
    },
    foldGroup(group) {
      const folded = get().foldedGroups;
      const isFolded = folded.includes(group);
      keep({ foldedGroups: isFolded ? folded.filter((one) => one !== group) : [...folded, group] });
    },
    say(text, tone = 'info') {
      said += 1;
      set({ notice: { key: said, text, tone } });
    },
  };
}

/** Says why, and returns true, when the board on screen may not be changed. */
export function refused(state: State): boolean {
  if (!state.readOnly) return false;
  state.say(words.readOnly);
  return true;
}

function selected(
  before: ReadonlySet<Id>,
  ids: Iterable<Id>,
  how: 'replace' | 'add' | 'toggle',
  board: Board,
): ReadonlySet<Id> {
  const next = new Set(how === 'replace' ? [] : before);
  for (const id of ids) {
    if (!isDrawn(board, id)) continue;
    if (how === 'toggle' && next.has(id)) next.delete(id);
    else next.add(id);
  }
  const same = next.size === before.size && [...next].every((id) => before.has(id));
  return same ? before : next;
}

/** The selection without what is no longer on the board; the same set when all of it is. */
export function pruned(selection: ReadonlySet<Id>, board: Board): ReadonlySet<Id> {
  return selected(selection, selection, 'replace', board);
}

/** A component at a place or near what is visible, called by and calling whom `where` says. */
export function withComponent(board: Board, id: Id, kind: Kind, name: string, where: InsertPlace): Board {
  const from = where.from === undefined ? undefined : board.components[where.from];
  const beside = from && { x: from.x + CARD.width * 1.5 + GAP, y: from.y + CARD.height / 2 };
  const near = where.at ?? beside ?? viewport()?.center() ?? { x: 0, y: 0 };
  const spot = freeSpot(board, near);
  const added = addComponent(board, {
    id,
    kind: kind.id,
    name: freshName(board, name),
    ...spot,
    params: {},
  });
  const called = from ? connect(added, from.id, id) : added;
  const both = where.to === undefined ? called : connect(called, id, where.to);
  return withTraffic(rehome(both, [id]));
}
