import '../../kit/moreIcons.ts';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { Id } from '../../board/board.ts';
import type { MenuGroup, MenuItem } from '../../kit/Menu.tsx';
import { selectedComponents } from '../../state/arrange.ts';
import { pasteFromClipboard } from '../../state/clipboard.ts';
import { commandOf } from '../../state/commands.ts';
import { later } from '../../state/later.ts';
import type { State } from '../../state/shape.ts';
import { store } from '../../state/store.ts';
import { type CommandId, labels } from '../../words/commands.ts';
import * as words from '../../words/pointerMenu.ts';
import type { Point } from '../lines/curves.ts';
import type { View } from '../viewNodes.ts';
import { cardAt } from './hit.ts';
import { itemOf } from './itemOf.ts';
import { watchLongPress } from './longPress.ts';

const fetchMenu = () => import('../../kit/Menu.tsx');

interface Opened {
  readonly Menu: Awaited<ReturnType<typeof fetchMenu>>['PointMenu'];
  /** Px of the page. */
  readonly at: Point;
  readonly groups: readonly MenuGroup[];
}

/** The menu of the right button, a long press or the menu key: what can be done with what is there, or at this place. */
export function PointerMenu({
  root,
  view,
  toCanvas,
}: {
  readonly root: RefObject<HTMLElement | null>;
  readonly view: RefObject<View>;
  readonly toCanvas: (at: Point) => Point;
}): ReactNode {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const element = root.current;
    const open = (target: Element, at: Point): boolean => {
      const { tool, selection, select } = store.getState();
      if (target.closest('input, textarea, [contenteditable]')) return false;
      // With a tool in hand the press is the tool's.
      if (tool !== 'select' || !target.closest('.react-flow__renderer')) return false;
      const place = toCanvas(at);
      // From far away there is no element: what is drawn is found by its place.
      const drawn = itemOf(target) ?? cardAt(view.current.nodes, place);
      // Handles are those of what is selected.
      const [handled = null] = target.closest('button') ? selection : [];
      const id = drawn ?? handled;
      if (id === null) select([]);
      else if (!selection.has(id)) select([id]);
      const close = (act: () => void) => () => {
        setOpened(null);
        // The closing menu gives the focus back first; what is done next may take it.
        requestAnimationFrame(act);
      };
      void later(fetchMenu, ({ PointMenu }) => {
        setOpened({ Menu: PointMenu, at, groups: groupsOf(id, place, close) });
      });
      return true;
    };
    const onMenu = (event: MouseEvent) => {
      const { target, clientX, clientY } = event;
      if (!(target instanceof Element)) return;
      const isOpen = open(target, { x: clientX, y: clientY });
      if (isOpen || (store.getState().tool !== 'select' && !target.closest('input, textarea')))
        event.preventDefault();
    };
    element?.addEventListener('contextmenu', onMenu);
    const unwatch = element && watchLongPress(element, open);
    return () => {
      element?.removeEventListener('contextmenu', onMenu);
      unwatch?.();
    };
  }, [root, view, toCanvas]);
  if (!opened) return null;
  const { Menu, ...rest } = opened;
  return <Menu {...rest} label={words.menu} onClose={() => setOpened(null)} />;
}

/** For what is selected, by what they are about. */
const SELECTED: readonly (readonly (readonly [id: CommandId, icon?: string])[])[] = [
  [
    ['rename', 'pencil'],
    ['grow-right', 'plus'],
    ['turn-into', 'box'],
  ],
  [['cut'], ['copy', 'copy'], ['duplicate', 'files'], ['copy-png'], ['copy-svg']],
  [
    ['group', 'frame'],
    ['ungroup'],
    ['tidy'],
    ['lock', 'lock'],
    ['to-front', 'bring-to-front'],
    ['to-back', 'send-to-back'],
  ],
  [['select-connected'], ['select-kind'], ['fit-selection', 'maximize']],
  [['delete', 'trash-2'], ['delete-group']],
];
const BOARD: readonly (readonly (readonly [id: CommandId, icon?: string])[])[] = [
  [['select-all'], ['find', 'search'], ['tidy']],
  [['fit', 'maximize'], ['zoom-100']],
  [['copy-png'], ['copy-svg'], ['share', 'share-2'], ['print']],
];

type Close = (act: () => void) => () => void;

function groupsOf(id: Id | null, at: Point, close: Close): readonly MenuGroup[] {
  const state = store.getState();
  const itemsOf = (entries: readonly (readonly [id: CommandId, icon?: string])[]): MenuItem[] =>
    entries.flatMap(([name, icon = '']) => {
      const command = commandOf(name);
      // With fewer than two selected it is the whole board that would be tidied.
      if (!command.enabled(state) || (name === 'tidy' && id !== null && selectedComponents(state).length < 2))
        return [];
      const keys = command.keys[0];
      const danger = name === 'delete' || name === 'delete-group';
      return [{ id: name, label: labelOf(name, state), icon, keys, danger, run: close(command.run) }];
    });
  if (id === null)
    return [{ items: herePlaced(state, at, close) }, ...BOARD.map((group) => ({ items: itemsOf(group) }))];
  const [first = [], ...rest] = SELECTED.map((group) => ({ items: itemsOf(group) }));
  return [first as MenuGroup, { label: words.line, items: linesOf(state, close) }, ...rest];
}

function labelOf(id: CommandId, { board, selection }: State): string {
  const [only = ''] = selection;
  const isNamed = board.components[only] ?? board.groups[only];
  if (id === 'rename' && !isNamed) return words.editWords;
  const isLocked = [...selection].some(
    (one) => (board.components[one] ?? board.groups[one] ?? board.marks[one])?.locked,
  );
  if (id === 'lock' && isLocked) return words.unlock;
  return words.labels[id] ?? labels[id];
}

/** What comes to the place that was pressed. */
function herePlaced({ readOnly, startInserting }: State, at: Point, close: Close): MenuItem[] {
  if (readOnly) return [];
  const drawing = () => import('../marks/drawTools.ts');
  return [
    {
      id: 'insert',
      label: words.labels.insert ?? labels.insert,
      icon: 'plus',
      keys: commandOf('insert').keys[0],
      run: close(() => startInserting({ at })),
    },
    {
      id: 'write',
      label: words.write,
      icon: 'type',
      run: close(() => void later(drawing, ({ writeAt }) => writeAt(at))),
    },
    {
      id: 'note',
      label: words.note,
      icon: 'sticky-note',
      run: close(() => void later(drawing, ({ noteAt }) => noteAt(at))),
    },
    {
      id: 'paste',
      label: words.labels.paste ?? labels.paste,
      icon: '',
      keys: commandOf('paste').keys[0],
      run: close(() => void pasteFromClipboard(at)),
    },
  ];
}

/** How the selected connections are drawn. */
function linesOf(state: State, close: Close): MenuItem[] {
  const lines = [...state.selection].flatMap((id) => state.board.connections[id] ?? []);
  return (['curved', 'straight', 'orthogonal'] as const).flatMap((shape) => {
    const command = commandOf(`line-${shape}`);
    if (!command.enabled(state)) return [];
    const checked = lines.every((line) => (line.shape ?? 'curved') === shape);
    return [{ id: command.id, label: labelOf(command.id, state), checked, run: close(command.run) }];
  });
}
