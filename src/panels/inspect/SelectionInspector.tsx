import { Suspense } from 'react';
import { Button } from '../../kit/Button.tsx';
import { commandOf } from '../../state/commands.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/inspector.ts';
import { fetched } from '../fetched.tsx';
import { Section } from '../Section.tsx';
import { ArrangeButtons } from './ArrangeButtons.tsx';
import styles from './Inspector.module.css';
import { LockButton } from './LockButton.tsx';

const MarksTogether = fetched(async () => (await import('./MarksTogether.tsx')).MarksTogether);

/** Several things at once: what they are and what can be done with all of them. */
export function SelectionInspector() {
  const selection = useStore((state) => state.selection);
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const components = [...selection].filter((id) => Object.hasOwn(board.components, id));
  const connections = [...selection].filter((id) => Object.hasOwn(board.connections, id)).length;
  const groups = [...selection].filter((id) => Object.hasOwn(board.groups, id));
  const drawn = [...selection].flatMap((id) => board.marks[id] ?? []);
  const marks = drawn.length;
  const counts = { groups: groups.length, components: components.length, connections, marks };
  return (
    <Section title={words.selected(counts)}>
      <ul className={styles.links}>
        {[...groups, ...components].map((id) => (
          <li key={id}>
            <button type="button" className={styles.link} onClick={() => store.getState().select([id])}>
              {(board.groups[id] ?? board.components[id])?.name}
            </button>
          </li>
        ))}
      </ul>
      {!readOnly && components.length + marks > 1 && <ArrangeButtons />}
      {marks > 0 && (
        <Suspense fallback={null}>
          <MarksTogether marks={drawn} />
        </Suspense>
      )}
      {!readOnly && (
        <div className={styles.actions}>
          <Button
            icon="copy"
            onClick={() => commandOf('duplicate').run()}
            disabled={components.length + groups.length + marks === 0}
          >
            {words.duplicate}
          </Button>
          {components.length > 0 && <Button onClick={() => commandOf('group').run()}>{words.group}</Button>}
          <Button icon="trash-2" look="danger" onClick={() => commandOf('delete').run()}>
            {words.remove}
          </Button>
          {components.length + groups.length + marks > 0 && <LockButton />}
        </div>
      )}
    </Section>
  );
}
