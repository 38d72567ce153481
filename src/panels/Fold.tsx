import '../kit/moreIcons.ts';
import { type ReactNode, useState } from 'react';
import { Icon } from '../kit/icons.tsx';
import styles from './Fold.module.css';

/** Headings that are open, by name: who has opened one wants it open at the next card too. */
const opened = new Set<string>();

/** What is used now and then, behind a heading that says what is there. Its content is made when it is opened. */
export function Fold({
  title,
  hint,
  open: asked = false,
  children,
}: {
  readonly title: string;
  /** What one finds in it, in a few words. */
  readonly hint: string;
  /** Open from the start. */
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(() => asked || opened.has(title));
  return (
    <details
      className={styles.fold}
      open={open}
      onToggle={(event) => {
        const next = event.currentTarget.open;
        if (next === open) return;
        setOpen(next);
        if (next) opened.add(title);
        else opened.delete(title);
      }}
    >
      <summary>
        <Icon name="chevron-right" size={14} className={styles.mark} />
        <span className={styles.title}>{title}</span>
        {!open && <span className={styles.hint}>{hint}</span>}
      </summary>
      {open && children}
    </details>
  );
}
