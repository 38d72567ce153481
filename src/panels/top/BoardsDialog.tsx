import { useState } from 'react';
import { Button, IconButton } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Icon } from '../../kit/icons.tsx';
import { commandOf } from '../../state/commands.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/boards.ts';
import { components } from '../../words/things.ts';
import styles from './BoardsDialog.module.css';

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** The boards kept on this device. Deleting asks once more, in place: it cannot be undone. */
export function BoardsDialog() {
  const boards = useStore((state) => state.boards);
  const place = useStore((state) => state.place);
  const [doomed, setDoomed] = useState<string | null>(null);
  const { openBoard, newBoard, deleteBoard, openDialog } = store.getState();
  const close = () => openDialog(null);
  return (
    <Dialog
      open
      onClose={close}
      title={words.onThisDevice}
      description={words.keptHere}
      footer={
        <>
          <Button icon="folder" onClick={() => commandOf('open-file').run()}>
            {words.openFile}
          </Button>
          <Button
            icon="file-plus"
            look="primary"
            onClick={() => {
              close();
              newBoard();
            }}
          >
            {words.newBoard}
          </Button>
        </>
      }
    >
      {boards.length === 0 ? (
        <EmptyState icon="files" title={words.noBoardsYet}>
          {words.keptByItself}
        </EmptyState>
      ) : (
        <ul className={styles.boards}>
          {boards.map((board) => {
            const isOpen = place.type === 'mine' && place.id === board.id;
            return (
              <li key={board.id} className={styles.board}>
                <button
                  type="button"
                  className={styles.open}
                  aria-current={isOpen || undefined}
                  onClick={() => {
                    close();
                    void openBoard(board.id);
                  }}
                >
                  <Icon name={isOpen ? 'check' : 'square'} size={15} />
                  <span className={styles.name}>{board.name}</span>
                  <span className={styles.meta}>
                    {components(board.components)}, {WHEN.format(board.changed)}
                  </span>
                </button>
                {doomed === board.id ? (
                  <>
                    <Button look="danger" onClick={() => void deleteBoard(board.id)}>
                      {words.deleteForGood}
                    </Button>
                    <Button look="quiet" onClick={() => setDoomed(null)}>
                      {words.keep}
                    </Button>
                  </>
                ) : (
                  <IconButton
                    icon="trash-2"
                    label={words.remove(board.name)}
                    onClick={() => setDoomed(board.id)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}
