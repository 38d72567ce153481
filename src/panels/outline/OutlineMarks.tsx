import { memo } from 'react';
import type { Mark } from '../../board/board.ts';
import { kindWords, MARK_ICONS, nameOfMark } from '../../state/markLook.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/outline.ts';
import { OutlineRow } from './OutlineRow.tsx';
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
  const name = useStore((state) => nameOfMark(state.board, mark));
  return (
    <li className={styles.item}>
      <OutlineRow
        id={mark.id}
        icon={MARK_ICONS[mark.kind]}
        name={name}
        rest={kindWords(mark)}
        command="delete"
        label={words.remove}
      />
    </li>
  );
});
