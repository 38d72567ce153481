import { IconButton } from '../../kit/Button.tsx';
import { LazyMenu } from '../../kit/LazyMenu.tsx';
import type { MenuGroup } from '../../kit/Menu.tsx';
import { commandOf } from '../../state/commands.ts';
import { store, useStore } from '../../state/store.ts';
import { notLoaded } from '../../words/notices.ts';
import * as words from '../../words/topBar.ts';
import { keysOf } from '../commands/commandKeys.ts';

/** How many of the latest boards stand in the menu itself. */
const RECENT = 6;

/** The visitor's boards, at the name of the one that is open. */
export function BoardMenu() {
  const boards = useStore((state) => state.boards);
  const place = useStore((state) => state.place);
  const { newBoard, openBoard, openDialog } = store.getState();
  const groups = (): readonly MenuGroup[] => [
    {
      items: [
        { id: 'new', label: words.newBoard, icon: 'file-plus', run: () => newBoard() },
        {
          id: 'gallery',
          label: words.fromExample,
          icon: 'layout-grid',
          keys: keysOf('gallery'),
          run: () => openDialog('gallery'),
        },
        { id: 'open-file', label: words.openFile, icon: 'file-text', run: commandOf('open-file').run },
        {
          id: 'save-file',
          label: words.saveFile,
          icon: 'download',
          keys: keysOf('save-file'),
          run: commandOf('save-file').run,
        },
      ],
    },
    {
      label: words.recent,
      items: boards.slice(0, RECENT).map((board) => ({
        id: board.id,
        label: board.name,
        checked: place.type === 'mine' && place.id === board.id,
        run: () => void openBoard(board.id),
      })),
    },
    {
      items: [
        {
          id: 'all',
          label: words.allBoards,
          icon: 'folder',
          keys: keysOf('boards'),
          run: () => openDialog('boards'),
        },
        {
          id: 'verification',
          label: words.verification,
          icon: 'circle-check',
          run: () => openDialog('verification'),
        },
      ],
    },
  ];
  return (
    <LazyMenu
      groups={groups}
      onMissing={() => store.getState().say(notLoaded, 'error')}
      trigger={<IconButton icon="chevron-down" iconSize={14} label={words.boards} />}
    />
  );
}
