import { useRef } from 'react';
import { SearchField } from '../../kit/SearchField.tsx';
import * as words from '../../words/brief.ts';
import { number } from '../../words/plural.ts';
import styles from './BriefFinder.module.css';

/** How one finds a card of a long brief: what is typed leaves only what answers, and each part is a press away. */
export function BriefFinder({
  typed,
  onType,
  found,
  parts,
}: {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Cards that answer; null while nothing is typed. */
  readonly found: number | null;
  readonly parts: readonly {
    readonly id: string;
    readonly title: string;
    readonly items: readonly unknown[];
  }[];
}) {
  const bar = useRef<HTMLDivElement>(null);
  const go = (id: string) => {
    const section = bar.current?.parentElement?.querySelector<HTMLElement>(`[data-section="${id}"]`);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  return (
    <>
      <div ref={bar} className={styles.bar}>
        <SearchField label={words.find} title={words.findHint} value={typed} onType={onType} />
        <p className={styles.found} role="status">
          {found !== null && words.found(found)}
          {found === 0 && ` ${words.findHint}.`}
        </p>
      </div>
      <nav className={styles.parts} aria-label={words.parts}>
        {parts.map(({ id, title, items }) => (
          <button key={id} type="button" onClick={() => go(id)}>
            {title} <span>{number(items.length)}</span>
          </button>
        ))}
      </nav>
    </>
  );
}
