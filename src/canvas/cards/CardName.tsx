import { useEffect } from 'react';
import type { Component } from '../../board/board.ts';
import { cx } from '../../kit/cx.ts';
import { store } from '../../state/store.ts';
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

/** Characters of a name from which on it is written smaller from afar, and everywhere, so that all of it is to be read. */
const LONG = 25;
const LONGER = 30;
/** One word that would be cut in two there. */
const WORD = /[^\s-]{13}/;

/** The name, edited in place. */
export function CardName({ component, renaming }: { component: Component; renaming: boolean }) {
  const Field = field.usePart();
  const isMissing = renaming && !Field;
  useEffect(() => {
    if (isMissing) field.fetch().catch(giveUp);
  }, [isMissing]);
  if (renaming && Field) return <Field component={component} />;
  const { name } = component;
  return (
    <span
      className={cx(
        styles.name,
        (name.length >= LONG || WORD.test(name)) && styles.long,
        name.length >= LONGER && styles.longer,
      )}
      title={name}
    >
      {name}
    </span>
  );
}
