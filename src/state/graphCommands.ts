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
const walking = () => import('./walking.ts');

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
const AXIS_WORDS: Readonly<Record<Axis, string>> = { horizontal: 'horizontally', vertical: 'vertically' };

const SHAPES = ['curved', 'straight', 'orthogonal'] as const;

const hasLine = ({ readOnly, selection, board }: State): boolean =>
  !readOnly && [...selection].some((id) => Object.hasOwn(board.connections, id));

export const ARRANGE_COMMANDS: readonly Command[] = [
  ...SHAPES.map((shape) =>
    command(`line-${shape}`, `Draw connections ${shape}`, 'Arrange', [], hasLine, () => {
      void later(
        () => import('./lineShapes.ts'),
        ({ shapeSelected }) => shapeSelected(get(), shape),
      );
    }),
  ),
  ...EDGES.map(([edge, key]) =>
    command(`align-${edge}`, `Align ${edge}`, 'Arrange', [`Alt+${key}`], canArrange(2), () => {
      void later(arranging, ({ alignSelected }) => alignSelected(get(), edge));
    }),
  ),
  ...AXES.map(([axis, key]) =>
    command(
      `distribute-${axis}`,
      `Distribute ${AXIS_WORDS[axis]}`,
      'Arrange',
      [`Alt+Shift+${key}`],
      canArrange(3),
      () => {
        void later(arranging, ({ distributeSelected }) => distributeSelected(get(), axis));
      },
    ),
  ),
  command(
    'tidy',
    'Tidy up the board or what is selected',
    'Arrange',
    ['Alt+Shift+T'],
    (state) => !state.readOnly && Object.keys(state.board.components).length > 1,
    () => {
      void later(
        () => import('./tidy.ts'),
        ({ tidy }) => tidy(get()),
      );
    },
  ),
  command(
    'lock',
    'Lock or unlock the place',
    'Arrange',
    ['Mod+Shift+L'],
    (state) => !state.readOnly && selectedItems(state).length > 0,
    () => {
      void later(arranging, ({ toggleLock }) => toggleLock(get()));
    },
  ),
];

const WAYS: readonly (readonly [direction: Direction, add: string, go: string])[] = [
  ['right', 'Add what it calls', 'Go to what it calls'],
  ['left', 'Add its caller', 'Go to its caller'],
  ['up', 'Add what it calls, above', 'Go to the one above, with the same caller'],
  ['down', 'Add what it calls, below', 'Go to the one below, with the same caller'],
];
const keyOf = (direction: Direction): string =>
  `Arrow${direction.charAt(0).toUpperCase()}${direction.slice(1)}`;

/** Ctrl and an arrow adds a connected component on that side. */
export const GROW_COMMANDS: readonly Command[] = WAYS.map(([direction, label]) =>
  command(
    `grow-${direction}`,
    label,
    'Add',
    [`Mod+${keyOf(direction)}`],
    (state) => !state.readOnly && chosen(state) === 1,
    () => {
      void later(walking, ({ grow }) => grow(get(), direction));
    },
  ),
);

/** Alt and an arrow walks from component to component. */
export const WALK_COMMANDS: readonly Command[] = [
  ...WAYS.map(([direction, , label]) =>
    command(
      `go-${direction}`,
      label,
      'Select',
      [`Alt+${keyOf(direction)}`],
      (state) => chosen(state) === 1,
      () => {
        void later(walking, ({ walk }) => walk(get(), direction));
      },
    ),
  ),
  command(
    'select-connected',
    'Select what is connected',
    'Select',
    ['Shift+A'],
    (state) => state.selection.size > 0,
    () => {
      void later(walking, ({ selectConnected }) => selectConnected(get()));
    },
  ),
  command(
    'select-kind',
    'Select all of the same kind',
    'Select',
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
    step > 0 ? 'Go to the next part of the page' : 'Go to the part before',
    'View',
    [step > 0 ? 'F6' : 'Shift+F6'],
    (state) => state.inserting === null,
    () => {
      void later(
        () => import('./panes.ts'),
        ({ goToPane }) => goToPane(get(), step),
      );
    },
  ),
  anywhere: true as const,
}));

export const FIND_COMMANDS: readonly Command[] = [
  {
    ...command('command-palette', 'Find anything, do anything', 'View', ['Mod+K'], always, () =>
      get().openDialog('commands'),
    ),
    anywhere: true,
  },
  command('find', 'Find on this board', 'View', ['Mod+F'], always, () => get().openDialog('find')),
  command('outline', 'Outline: the board as a list', 'View', ['Shift+O'], always, () => {
    void later(walking, ({ goToOutline }) => goToOutline(get()));
  }),
  ...PANES,
];
