import type { Id } from '../board/board.ts';
import type { CommandId } from '../words/commands.ts';
import * as notices from '../words/notices.ts';
import { connectSelected, nudgeSelection, selectedComponents, selectedItems } from './arrange.ts';
import { copySelection, deleteSelection, duplicateSelection, pasteFromClipboard } from './clipboard.ts';
import { type Command, command } from './command.ts';
import { ARRANGE_COMMANDS, FIND_COMMANDS, GROW_COMMANDS, WALK_COMMANDS } from './graphCommands.ts';
import { GROUP_COMMANDS } from './groupCommands.ts';
import { belongsToFocus, type KeyPress, matches } from './keys.ts';
import { later } from './later.ts';
import { MARK_COMMANDS } from './markCommands.ts';
import type { State, Theme } from './shape.ts';
import { store } from './store.ts';
import { TOOL_COMMANDS } from './tools.ts';
import { viewport } from './viewport.ts';

const get = (): State => store.getState();
const always = (): boolean => true;
const canEdit = (state: State): boolean => !state.readOnly;
const hasSelection = (state: State): boolean => state.selection.size > 0;
const canChangeSelection = (state: State): boolean => canEdit(state) && hasSelection(state);
const hasDrawing = ({ board }: State): boolean =>
  [board.components, board.groups, board.marks].some((table) => Object.keys(table).length > 0);
const isGoing = (state: State): boolean => state.status === 'running' || state.status === 'paused';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

const files = () => import('./files.ts');
const pictures = () => import('./pictures.ts');

const DIRECTIONS = [
  { side: 'left', key: 'ArrowLeft', x: -1, y: 0 },
  { side: 'right', key: 'ArrowRight', x: 1, y: 0 },
  { side: 'up', key: 'ArrowUp', x: 0, y: -1 },
  { side: 'down', key: 'ArrowDown', x: 0, y: 1 },
] as const;

/** Fetched when wanted. Without a baseline there is nothing to compare: the results say how to keep one. */
function compared(act: (module: typeof import('./comparison.ts')) => void): void {
  get().showTab('results');
  void import('./comparison.ts').then(act, () => get().say(notices.notLoaded, 'error'));
}

const NUDGES: readonly Command[] = [
  { id: 'nudge', held: '', by: 1 } as const,
  { id: 'move', held: 'Shift+', by: 8 } as const,
].flatMap(({ id, held, by }) =>
  DIRECTIONS.map(({ side, key, x, y }) =>
    command(
      `${id}-${side}`,
      'edit',
      [`${held}${key}`],
      (state) => canEdit(state) && selectedItems(state).length > 0,
      () => nudgeSelection(get(), x * by, y * by),
    ),
  ),
);

export const COMMANDS: readonly Command[] = [
  ...TOOL_COMMANDS,
  command(
    'undo',
    'edit',
    ['Mod+Z'],
    (state) => state.canUndo && canEdit(state),
    () => get().undo(),
  ),
  command(
    'redo',
    'edit',
    ['Mod+Shift+Z', 'Mod+Y'],
    (state) => state.canRedo && canEdit(state),
    () => get().redo(),
  ),
  native(
    'cut',
    ['Mod+X'],
    (state) => canEdit(state) && selectedItems(state).length > 0,
    () => {
      void copySelection(get());
      deleteSelection(get(), true);
    },
  ),
  native(
    'copy',
    ['Mod+C'],
    (state) => selectedItems(state).length > 0,
    () => {
      void copySelection(get());
    },
  ),
  native('paste', ['Mod+V'], canEdit, () => {
    void pasteFromClipboard();
  }),
  ...(['svg', 'png'] as const).map((kind) =>
    command(`copy-${kind}`, 'edit', kind === 'png' ? ['Alt+Shift+C'] : [], hasDrawing, () => {
      void later(pictures, ({ copyPicture }) => copyPicture(get(), kind));
    }),
  ),
  command(
    'duplicate',
    'edit',
    ['Mod+D'],
    (state) => canEdit(state) && selectedItems(state).length > 0,
    () => duplicateSelection(),
  ),
  command('delete', 'edit', ['Delete', 'Backspace'], canChangeSelection, () => deleteSelection(get())),
  command(
    'rename',
    'edit',
    ['F2', 'Enter'],
    (state) => canEdit(state) && oneNamed(state) !== null,
    () => get().rename(oneNamed(get())),
  ),
  command('select-all', 'select', ['Mod+A'], always, () => {
    const { board, select } = get();
    const { components, connections, groups, marks } = board;
    select([components, connections, groups, marks].flatMap((table) => Object.keys(table)));
  }),
  command('escape', 'select', ['Escape'], always, () => leave(get())),
  ...WALK_COMMANDS,
  ...NUDGES,
  command('insert', 'add', ['/'], canEdit, () => {
    const { selection, board, startInserting } = get();
    const [only = ''] = selection;
    startInserting(selection.size === 1 && board.connections[only] ? { into: only } : {});
  }),
  command('connect', 'add', ['C'], canEdit, () => {
    if ([1, 2].includes(selectedComponents(get()).length)) connectSelected(get());
    else get().setTool('connect');
  }),
  command('kinds', 'add', [], canEdit, () => get().openDialog('kinds')),
  ...GROW_COMMANDS,
  ...ARRANGE_COMMANDS,
  ...GROUP_COMMANDS,
  ...MARK_COMMANDS,
  ...FIND_COMMANDS,
  command('zoom-in', 'view', ['Mod++', 'Mod+=', '+', '='], always, () => viewport()?.zoomIn()),
  command('zoom-out', 'view', ['Mod+-', '-'], always, () => viewport()?.zoomOut()),
  command('zoom-100', 'view', ['Mod+0'], always, () => viewport()?.zoomTo(1)),
  command('fit', 'view', ['Shift+1'], always, () => viewport()?.fit()),
  command('fit-selection', 'view', ['Shift+2'], hasSelection, () => viewport()?.fit([...get().selection])),
  command('palette', 'view', ['['], always, () => get().togglePalette()),
  command('panel', 'view', [']'], always, () => get().togglePanel()),
  command('bare', 'view', ['Mod+\\'], always, () => {
    const { bare, setBare, say } = get();
    setBare(!bare);
    say(notices.bareIs(!bare));
  }),
  command('sketch', 'view', [], always, () => {
    const { sketchy, setSketchy, say } = get();
    setSketchy(!sketchy);
    say(notices.styleIs(!sketchy));
  }),
  command('theme', 'view', ['Alt+Shift+D'], always, () => {
    const { theme, setTheme, say } = get();
    setTheme(NEXT_THEME[theme]);
    say(notices.themeIs(NEXT_THEME[theme]));
  }),
  command(
    'run',
    'run',
    ['Mod+Enter'],
    (state) => state.status !== 'running',
    () => get().play(),
  ),
  command(
    'pause',
    'run',
    ['Mod+Enter'],
    (state) => state.status === 'running',
    () => get().pause(),
  ),
  command('stop', 'run', ['Mod+Shift+Enter'], isGoing, () => get().stop()),
  command(
    'baseline',
    'run',
    [],
    (state) => state.report !== null,
    () => compared(({ comparison }) => comparison.keep()),
  ),
  command(
    'compare',
    'run',
    [],
    (state) => state.report !== null,
    () => compared(({ comparison }) => comparison.compare()),
  ),
  command(
    'replicate',
    'run',
    [],
    (state) => state.report !== null && !state.stale && !isGoing(state),
    () => compared(({ comparison }) => comparison.replicate()),
  ),
  command('new-board', 'board', [], always, () => get().newBoard()),
  command('boards', 'board', ['Mod+O'], always, () => get().openDialog('boards')),
  command('gallery', 'board', ['Mod+Shift+O'], always, () => get().openDialog('gallery')),
  command('share', 'board', ['Mod+Shift+S'], always, () => get().openDialog('share')),
  {
    ...command('save-file', 'board', ['Mod+S'], always, () => {
      void later(files, ({ saveFile }) => saveFile(get()));
    }),
    anywhere: true,
  },
  command('open-file', 'board', [], always, () => {
    void later(files, ({ chooseFiles }) => chooseFiles());
  }),
  ...(['svg', 'png'] as const).map((kind) =>
    command(`save-${kind}`, 'board', [], hasDrawing, () => {
      void later(pictures, ({ savePicture }) => savePicture(get(), kind));
    }),
  ),
  command('print', 'board', ['Mod+P'], always, () => globalThis.print()),
  command('verification', 'help', [], always, () => get().openDialog('verification')),
  command('shortcuts', 'help', ['?'], always, () => get().openDialog('shortcuts')),
];

/** The command that a key press stands for, if it is enabled and the press does not belong to what is focused. */
export function matchCommand(press: KeyPress): Command | null {
  const state = get();
  if (state.dialog !== null) return null;
  // A field for words is about to open: what is typed is for it.
  if (state.renaming !== null && press.key !== 'Escape') return null;
  const taken = belongsToFocus(press);
  const found = COMMANDS.find(
    (entry) =>
      !entry.native &&
      (!taken || entry.anywhere) &&
      entry.keys.some((keys) => matches(keys, press)) &&
      entry.enabled(state),
  );
  return found ?? null;
}

/** A command by id, for the buttons that stand for one. */
export function commandOf(id: CommandId): Command {
  const found = COMMANDS.find((entry) => entry.id === id);
  if (!found) throw new Error(`No command is called ${id}`);
  return found;
}

function native(
  id: CommandId,
  keys: readonly string[],
  enabled: (state: State) => boolean,
  run: () => void,
): Command {
  return { ...command(id, 'edit', keys, enabled, run), native: true };
}

/** What has a name to be edited in place. */
function oneNamed(state: State): Id | null {
  const [id = ''] = state.selection;
  const isNamed = id !== '' && state.board.marks[id]?.kind !== 'stroke';
  return state.selection.size === 1 && isNamed ? id : null;
}

/** Leaves the innermost thing that is open. */
function leave(state: State): void {
  if (state.inserting) state.stopInserting();
  else if (state.carrying !== null) state.carry(null);
  else if (state.renaming !== null) state.rename(null);
  else if (state.tool !== 'select') state.setTool('select');
  else if (state.bare && state.selection.size === 0) state.setBare(false);
  else state.select([]);
}
