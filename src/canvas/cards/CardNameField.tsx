import type { ReactNode } from 'react';
import type { Component } from '../../board/board.ts';
import { renameComponent } from '../../board/edit.ts';
import { store } from '../../state/store.ts';
import * as words from '../../words/cards.ts';
import { useBand, useZoomPercent } from '../flow.ts';
import styles from './CardNameField.module.css';
import { itemOf, NameField } from './NameField.tsx';

/** Px of its letters, and how many of the screen they have at least. */
const LETTERS = { far: 13, small: 17, middle: 13, near: 11 } as const;
const LEAST = 12;

export function CardNameField({ component }: { readonly component: Component }): ReactNode {
  const larger = Math.max(1, (100 * LEAST) / (LETTERS[useBand()] * useZoomPercent()));
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
      style={{ transform: `scale(${larger})` }}
      keep={keep}
      owner={itemOf}
    />
  );
}
