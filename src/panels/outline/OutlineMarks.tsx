import { memo } from 'react';
import type { Mark } from '../../board/board.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/icons.tsx';
import { commandOf } from '../../state/commands.ts';
import { kindWords, MARK_ICONS, nameOfMark } from '../../state/markLook.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/outline.ts';
import { flyTo } from '../fly.ts';
import styles from './OutlineTab.module.css';

/** What is drawn beside components, from top to bottom; chosen, also with what can be done with it. */
export const OutlineMarks = memo(function OutlineMarks() {
  const marks = useStore((state) => state.board.marks);
  const all = Object.values(marks).sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1));
  return all.length === 0 ? null : (
    <ul className={styles.list} aria-label={words.drawings}>
      {all.map((mark) => (
        <Item key={mark.id} mark={mark} />
      ))}
    </ul>
  );
});

const Item = memo(function Item({ mark }: { readonly mark: Mark }) {
  const chosen = useStore((state) => state.selection.size === 1 && state.selection.has(mark.id));
  const name = useStore((state) => nameOfMark(state.board, mark));
  const readOnly = useStore((state) => state.readOnly);
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.row}
        aria-current={chosen || undefined}
        onClick={() => flyTo(mark.id)}
      >
        <Icon name={MARK_ICONS[mark.kind]} size={16} />
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.rest}>{kindWords(mark)}</span>
        </span>
      </button>
      {chosen && (
        <div className={styles.actions}>
          <div className={styles.buttons}>
            <Button onClick={() => store.getState().showTab('inspect')}>{words.details}</Button>
            {!readOnly && <Button onClick={() => commandOf('delete').run()}>{words.remove}</Button>}
          </div>
        </div>
      )}
    </li>
  );
});
