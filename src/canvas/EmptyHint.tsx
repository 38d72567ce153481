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
        <p className={styles.title}>This board is empty</p>
      </div>
    );
  }
  return (
    <div className={styles.hint}>
      <p className={styles.title}>Draw a system, run its traffic, see what breaks first</p>
      <ul className={styles.ways}>
        <li>
          <Icon name="hand" size={15} /> Drag a component from the left
        </li>
        <li className={styles.keys}>
          <Icon name="keyboard" size={15} /> Press <Kbd keys="/" /> and type its name
        </li>
        <li>
          <Icon name="book-open" size={15} /> Or open a finished one, such as TinyURL
        </li>
      </ul>
      <div className={styles.actions}>
        <Button look="primary" icon="plus" onClick={() => store.getState().startInserting()}>
          Add a component
        </Button>
        <Button icon="layout-grid" onClick={() => store.getState().openDialog('gallery')}>
          Open an example
        </Button>
      </div>
    </div>
  );
}
