import * as words from '../words/onCanvas.ts';
import '../kit/moreIcons.ts';
import { Button } from '../kit/Button.tsx';
import { Icon } from '../kit/icons.tsx';
import { Kbd } from '../kit/Kbd.tsx';
import { store, useStore } from '../state/store.ts';
import styles from './EmptyHint.module.css';

/** How to begin. Only its buttons take the pointer, so a component can be dropped anywhere on it. */
export function EmptyHint() {
  const empty = useStore(
    ({ loaded, board, tool }) =>
      loaded &&
      (tool === 'select' || tool === 'pan') &&
      [board.components, board.marks].every((table) => Object.keys(table).length === 0),
  );
  const readOnly = useStore((state) => state.readOnly);
  const busy = useStore((state) => state.inserting !== null || state.renaming !== null);
  if (!empty || busy) return null;
  if (readOnly) {
    return (
      <div className={styles.hint}>
        <p className={styles.title}>{words.empty}</p>
      </div>
    );
  }
  return (
    <div className={styles.hint}>
      <p className={styles.title}>{words.promise}</p>
      <ul className={styles.ways}>
        <li>
          <Icon name="hand" size={15} /> {words.drag}
        </li>
        <li className={styles.keys}>
          <Icon name="keyboard" size={15} /> {words.press[0]} <Kbd keys="/" /> {words.press[1]}
        </li>
        <li>
          <Icon name="book-open" size={15} /> {words.openFinished}
        </li>
      </ul>
      <div className={styles.actions}>
        <Button look="primary" icon="plus" onClick={() => store.getState().startInserting()}>
          {words.add}
        </Button>
        <Button icon="layout-grid" onClick={() => store.getState().openDialog('gallery')}>
          {words.example}
        </Button>
      </div>
    </div>
  );
}
