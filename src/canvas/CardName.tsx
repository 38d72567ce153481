import { lazy, Suspense, useEffect } from 'react';
import type { Component } from '../board/board.ts';
import { painted } from '../kit/painted.ts';
import { store, useStore } from '../state/store.ts';
import * as words from '../words/notices.ts';
import styles from './ComponentCard.module.css';

/** What is typed before it is there is kept for it. */
const Field = lazy(() =>
  painted
    .then(() => import('./CardNameField.tsx'))
    .then(
      (module) => ({ default: module.CardNameField }),
      () => ({ default: Missing }),
    ),
);

function Missing() {
  useEffect(() => {
    const { rename, say } = store.getState();
    rename(null);
    say(words.notLoaded, 'error');
  }, []);
  return null;
}

/** The name, edited in place. */
export function CardName({ component }: { component: Component }) {
  const renaming = useStore((state) => state.renaming === component.id);
  const name = (
    <span className={styles.name} title={component.name}>
      {component.name}
    </span>
  );
  if (!renaming) return name;
  return (
    <Suspense fallback={name}>
      <Field component={component} />
    </Suspense>
  );
}
