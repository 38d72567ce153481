import type { Component } from '../board/board.ts';
import { renameComponent } from '../board/edit.ts';
import { store, useStore } from '../state/store.ts';
import * as words from '../words/cards.ts';
import styles from './ComponentCard.module.css';
import { itemOf, NameField } from './NameField.tsx';

/** The name, edited in place. */
export function CardName({ component }: { component: Component }) {
  const renaming = useStore((state) => state.renaming === component.id);
  if (!renaming)
    return (
      <span className={styles.name} title={component.name}>
        {component.name}
      </span>
    );
  const keep = (words: string): void => {
    const name = words.trim();
    if (name && name !== component.name)
      store.getState().edit((board) => renameComponent(board, component.id, name));
  };
  return (
    <NameField
      label={words.name}
      words={component.name}
      className={styles.field}
      keep={keep}
      owner={itemOf}
    />
  );
}
