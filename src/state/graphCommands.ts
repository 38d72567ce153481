import type { Axis, Edge } from '../board/arrange.ts';
import type { Direction } from '../board/flow.ts';
import { selectedComponents, selectedItems } from './arrange.ts';
import { type Command, command } from './command.ts';
import { later } from './later.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';

/** Commands over the drawing as a whole. What they do is fetched when first asked for. */

const get = (): State => store.getState();
const always = (): boolean => true;
const chosen = (state: State): number => selectedComponents(state).length;
const canArrange =
  (least: number) =>
  (state: State): boolean =>
    !state.readOnly && selectedItems(state).length >= least;

const arranging = () => import('./arranging.ts');
const tidying = () => import('./tidy.ts');
const lineShapes = () => import('./lineShapes.ts');
const walking = () => import('./walking.ts');
const panes = () => import('./panes.ts');

const EDGES: readonly (readonly [edge: Edge, key: string])[] = [
  ['left', 'A'],
  ['center', 'H'],
  ['right', 'D'],
  ['top', 'W'],
  ['middle', 'V'],
  ['bottom', 'S'],
];
const AXES: readonly (readonly [axis: Axis, key: string])[] = [
  ['horizontal', 'H'],
  ['vertical', 'V'],
];

const SHAPES = ['curved', 'straight', 'orthogonal'] as const;

const hasLine = ({ readOnly, selection, board }: State): boolean =>
  !readOnly && [...selection].some((id) => Object.hasOwn(board.connections, id));

export const ARRANGE_COMMANDS: readonly Command[] = [
  ...SHAPES.map((shape) =>
    command(`line-${shape}`, 'arrange', [], hasLine, () => {
      void later(lineShapes, ({ shapeSelected }) => shapeSelected(get(), shape));
    }),
  ),
  ...EDGES.map(([edge, key]) =>
    command(`align-${edge}`, 'arrange', [`Alt+${key}`], canArrange(2), () => {
      void later(arranging, ({ alignSelected }) => alignSelected(get(), edge));
    }),
  ),
  ...AXES.map(([axis, key]) =>
    command(`distribute-${axis}`, 'arrange', [`Alt+Shift+${key}`], canArrange(3), () => {
      void later(arranging, ({ distributeSelected }) => distributeSelected(get(), axis));
    }),
  ),
  command(
    'tidy',
    'arrange',
    ['Alt+Shift+T'],
    (state) => !state.readOnly && Object.keys(state.board.components).length > 1,
    () => {
      void later(tidying, ({ tidy }) => tidy(get()));
    },
  ),
  command(
    'lock',
    'arrange',
    ['Mod+Shift+L'],
    (state) => !state.readOnly && selectedItems(state).length > 0,
    () => {
      void later(arranging, ({ toggleLock }) => toggleLock(get()));
    },
  ),
];

const WAYS: readonly Direction[] = ['right', 'left', 'up', 'down'];
const keyOf = (direction: Direction): string =>
  `Arrow${direction.charAt(0).toUpperCase()}${direction.slice(1)}`;

/** Ctrl and an arrow adds a connected component on that side. */
export const GROW_COMMANDS: readonly Command[] = WAYS.map((direction) =>
  command(
    `grow-${direction}`,
    'add',
    [`Mod+${keyOf(direction)}`],
    (state) => !state.readOnly && chosen(state) === 1,
    () => {
      void later(walking, ({ grow }) => grow(get(), direction));
    },
  ),
);

/** Alt and an arrow walks from component to component. */
export const WALK_COMMANDS: readonly Command[] = [
  ...WAYS.map((direction) =>
    command(
      `go-${direction}`,
      'select',
      [`Alt+${keyOf(direction)}`],
      (state) => chosen(state) === 1,
      () => {
        void later(walking, ({ walk }) => walk(get(), direction));
      },
    ),
  ),
  command(
    'select-connected',
    'select',
    ['Shift+A'],
    (state) => state.selection.size > 0,
    () => {
      void later(walking, ({ selectConnected }) => selectConnected(get()));
    },
  ),
  command(
    'select-kind',
    'select',
    ['Shift+S'],
    (state) => chosen(state) > 0,
    () => {
      void later(walking, ({ selectSameKind }) => selectSameKind(get()));
    },
  ),
];

const PANES: readonly Command[] = ([1, -1] as const).map((step) => ({
  ...command(
    step > 0 ? 'next-pane' : 'pane-before',
    'view',
    [step > 0 ? 'F6' : 'Shift+F6'],
    (state) => state.inserting === null,
    () => {
      void later(panes, ({ goToPane }) => goToPane(get(), step));
    },
  ),
  anywhere: true as const,
}));

export const FIND_COMMANDS: readonly Command[] = [
  {
    ...command('command-palette', 'view', ['Mod+K'], always, () => get().openDialog('commands')),
    anywhere: true,
  },
  command('find', 'view', ['Mod+F'], always, () => get().openDialog('find')),
  command('outline', 'view', ['Shift+O'], always, () => {
    void later(walking, ({ goToOutline }) => goToOutline(get()));
  }),
  ...PANES,
];
