import { formatFraction, formatMs } from '../../catalog/units.ts';
import type { ReadsReport } from '../../simulation/report.ts';
import * as words from '../../words/component.ts';
import styles from '../inspect/Inspector.module.css';

/** What reads of a copy find: how often they are shown the past, and by how much it is behind. */
export function ReadFigures({ reads }: { readonly reads: ReadsReport }) {
  return (
    <dl className={styles.manyFigures}>
      <div>
        <dt>{words.staleReads}</dt>
        <dd>{formatFraction(reads.stale)}</dd>
      </div>
      <div>
        <dt>{words.behindBy}</dt>
        <dd>{formatMs(reads.behind)}</dd>
      </div>
    </dl>
  );
}
