import * as words from '../words/links.ts';
import '../kit/moreIcons.ts';
import { useEffect, useRef } from 'react';
import { Button } from '../kit/Button.tsx';
import { Icon } from '../kit/icons.tsx';
import { store } from '../state/store.ts';
import { forgetLink } from './boot.ts';
import styles from './Problem.module.css';
import type { LinkTrouble } from './trouble.ts';

/** In place of the canvas when a link could not be opened: which problem, what to do, and a way on. */
export function LinkProblem({ trouble }: { readonly trouble: LinkTrouble }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const gallery = () => {
    forgetLink();
    store.getState().openDialog('gallery');
  };
  return (
    <main className={styles.page}>
      <div className={styles.problem}>
        <span className={styles.icon}>
          <Icon name="unplug" size={24} />
        </span>
        <h1 ref={title} tabIndex={-1} className={styles.title}>
          {words.notOpened}
        </h1>
        <p>{trouble.message}</p>
        <p className={styles.advice}>{words.untouched}</p>
        <div className={styles.actions}>
          <Button size="large" look="primary" onClick={forgetLink}>
            {words.toMyBoards}
          </Button>
          <Button size="large" onClick={gallery}>
            {words.toExample}
          </Button>
        </div>
      </div>
    </main>
  );
}
