import type { ReactNode } from 'react';
import type { Component } from '../../board/board.ts';
import { renameComponent } from '../../board/edit.ts';
import { store } from '../../state/store.ts';
import * as words from '../../words/cards.ts';
import styles from './CardNameField.module.css';
import { itemOf, NameField } from './NameField.tsx';

export function CardNameField({ component }: { readonly component: Component }): ReactNode {
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
