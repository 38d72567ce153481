import type { Id } from '../../board/board.ts';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/results.ts';
import { keepUnits } from '../inspect/keepUnits.ts';
import styles from './FindingList.module.css';

const SIGNS = { error: 'circle-alert', warning: 'triangle-alert', info: 'info' } as const;
const BY = { estimate: words.estimate, simulation: words.simulation, drawing: words.drawing } as const;

/** The remarks about one record: what happened, why, and what to do. */
export function FindingList({ id }: { readonly id: Id }) {
  const findings = useStore((state) => state.findings);
  const own = findings.filter((finding) => finding.at.id === id);
  if (own.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label={words.findings}>
      {own.map((finding) => (
        <li key={finding.id} className={cx(styles.finding, styles[finding.severity])}>
          <Icon name={SIGNS[finding.severity]} size={15} />
          <div>
            <p className={styles.title}>{finding.title}</p>
            <p>{keepUnits(finding.text)}</p>
            <p className={styles.by}>{BY[finding.by]}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
