import { duplicate, remove } from '../board/edit.ts';
import { Button } from '../kit/Button.tsx';
import { store, useStore } from '../state/store.ts';
import styles from './Inspector.module.css';
import { Section } from './Section.tsx';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Several things at once: what they are and what can be done with all of them. */
export function SelectionInspector() {
  const selection = useStore((state) => state.selection);
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const components = [...selection].filter((id) => Object.hasOwn(board.components, id));
  const connections = selection.size - components.length;
  const parts = [
    components.length > 0 ? plural(components.length, 'component') : '',
    connections > 0 ? plural(connections, 'connection') : '',
  ].filter(Boolean);
  const copy = () => {
    let ids: readonly string[] = [];
    store.getState().edit((before) => {
      const copied = duplicate(before, components, { x: 24, y: 24 });
      ids = copied.ids;
      return copied.board;
    });
    store.getState().select(ids);
  };
  return (
    <Section title={`${parts.join(' and ')} selected`}>
      <ul className={styles.links}>
        {components.map((id) => (
          <li key={id}>
            <button type="button" className={styles.link} onClick={() => store.getState().select([id])}>
              {board.components[id]?.name}
            </button>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className={styles.actions}>
          <Button icon="copy" onClick={copy} disabled={components.length === 0}>
            Duplicate
          </Button>
          <Button
            icon="trash-2"
            look="danger"
            onClick={() => store.getState().edit((before) => remove(before, selection))}
          >
            Delete
          </Button>
        </div>
      )}
    </Section>
  );
}
