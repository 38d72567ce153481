import { useState } from 'react';
import { Button, IconButton } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Icon } from '../kit/icons.tsx';
import { store, useStore } from '../state/store.ts';
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
      title="Boards on this device"
      description="Kept in this browser only; nothing is sent anywhere. To move one, share its link."
      footer={
        <Button
          icon="file-plus"
          look="primary"
          onClick={() => {
            close();
            newBoard();
          }}
        >
          New board
        </Button>
      }
    >
      {boards.length === 0 ? (
        <EmptyState icon="files" title="No boards yet">
          What you draw is kept here by itself.
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
                    {board.components} {board.components === 1 ? 'component' : 'components'},{' '}
                    {WHEN.format(board.changed)}
                  </span>
                </button>
                {doomed === board.id ? (
                  <>
                    <Button look="danger" onClick={() => void deleteBoard(board.id)}>
                      Delete for good
                    </Button>
                    <Button look="quiet" onClick={() => setDoomed(null)}>
                      Keep
                    </Button>
                  </>
                ) : (
                  <IconButton
                    icon="trash-2"
                    label={`Delete ${board.name}`}
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
