import { useEffect, useState } from 'react';
import * as words from '../words/controls.ts';
import { IconButton } from './Button.tsx';
import { cx } from './cx.ts';
import { Icon } from './icons.tsx';
import styles from './Toast.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface Notice {
  /** Grows with each notice, so that equal words are said again. */
  readonly key: number;
  readonly text: string;
  /** `quiet`: spoken only, as who looks sees it where it happened. */
  readonly tone: 'info' | 'quiet' | 'error';
}

/** ms a notice stays: reading time at about 15 characters a second, and never less than four seconds. */
const stay = (text: string): number => Math.max(4000, text.length * 65);

/**
 * The last notice, seen and spoken. The two live regions are always in the page, because screen readers
 * only hear changes of regions they already know. Errors stay until closed.
 */
export function Toast({ notice }: { readonly notice: Notice | null }) {
  const [closed, setClosed] = useState(0);
  const [held, setHeld] = useState(false);
  const shown = notice !== null && notice.key !== closed ? notice : null;

  useEffect(() => {
    if (!shown || shown.tone === 'error' || held) return;
    const timer = setTimeout(() => setClosed(shown.key), stay(shown.text));
    return () => clearTimeout(timer);
  }, [shown, held]);

  const card = shown && shown.tone !== 'quiet' && (
    <div
      key={shown.key}
      className={cx(styles.toast, styles[shown.tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      {shown.tone === 'error' && <Icon name="circle-alert" />}
      <span>{shown.text}</span>
      <IconButton
        icon="x"
        label={words.dismiss}
        iconSize={14}
        side="top"
        onClick={() => setClosed(shown.key)}
      />
    </div>
  );
  return (
    <div className={styles.place}>
      <div role="status" aria-live="polite" aria-atomic="true">
        {shown?.tone === 'quiet' ? (
          <VisuallyHidden key={shown.key}>{shown.text}</VisuallyHidden>
        ) : (
          shown?.tone === 'info' && card
        )}
      </div>
      <div role="alert" aria-atomic="true">
        {shown?.tone === 'error' && card}
      </div>
    </div>
  );
}
