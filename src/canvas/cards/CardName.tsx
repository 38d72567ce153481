import { useEffect } from 'react';
import type { Component } from '../../board/board.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/notices.ts';
import { fetchedSoon } from '../fetchedSoon.ts';
import styles from './ComponentCard.module.css';

/** What is typed before it is there is kept for it. */
const field = fetchedSoon(async () => (await import('./CardNameField.tsx')).CardNameField);

function giveUp(): void {
  const { rename, say } = store.getState();
  rename(null);
  say(words.notLoaded, 'error');
}

/** The name, edited in place. */
export function CardName({ component }: { component: Component }) {
  const renaming = useStore((state) => state.renaming === component.id);
  const Field = field.usePart();
  const isMissing = renaming && !Field;
  useEffect(() => {
    if (isMissing) field.fetch().catch(giveUp);
  }, [isMissing]);
  if (renaming && Field) return <Field component={component} />;
  return (
    <span className={styles.name} title={component.name}>
      {component.name}
    </span>
  );
}
