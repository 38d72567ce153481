import { useState } from 'react';
import { renameBoard } from '../../board/edit.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/topBar.ts';
import styles from './BoardName.module.css';

/** The board's name, edited where it stands: Enter or leaving keeps it, Escape gives it up. */
export function BoardName() {
  const name = useStore((state) => state.board.name);
  const readOnly = useStore((state) => state.readOnly);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? name;
  if (readOnly)
    return (
      <h1 className={styles.fixed} title={name}>
        {name}
      </h1>
    );
  const keep = () => {
    const text = draft?.trim();
    if (text && text !== name) store.getState().edit((board) => renameBoard(board, text));
    setDraft(null);
  };
  return (
    <h1 className={styles.name}>
      {/* The hidden copy of the text gives the field its width. */}
      <span aria-hidden className={styles.size}>
        {shown || ' '}
      </span>
      <input
        aria-label={words.boardName}
        maxLength={120}
        spellCheck={false}
        autoComplete="off"
        value={shown}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
          if (event.key === 'Escape') {
            const field = event.currentTarget;
            // After the draft is gone, so that leaving keeps nothing.
            requestAnimationFrame(() => field.blur());
          }
        }}
      />
    </h1>
  );
}
