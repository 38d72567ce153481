import type { Board } from '../../board/board.ts';
import { formatFraction } from '../../catalog/units.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/stages.ts';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import { freshReport } from '../results/freshReport.ts';
import { percentWords } from '../results/LoadCell.tsx';
import { blamedNames, limitWords } from '../results/recordWords.ts';
import styles from './Walk.module.css';

/** What the run of this step showed, beside what theory says of it. */
export function Measured({ board }: { readonly board: Board }) {
  const going = useStore((state) => state.status === 'running' || state.status === 'paused');
  const progress = useStore((state) => Math.round(state.progress * 10) / 10);
  const report = useStore(freshReport);
  const bottleneck = useStore((state) => state.bottleneck);
  if (going)
    return (
      <p className={styles.ran}>
        {words.runsNow}, {formatFraction(progress)}
      </p>
    );
  if (!report || !bottleneck) return null;
  const { limit, utilization, state } = bottleneck;
  const { completed, failed } = report.totals;
  return (
    <p className={styles.ran}>
      <span>
        {words.ran[state](
          blamedNames(board, bottleneck),
          percentWords(utilization),
          limit === null ? '' : limitWords(board, limit),
        )}{' '}
        {words.answered(formatFraction(completed / Math.max(1, completed + failed)))}
      </span>
      <SourceBadge by="simulation" />
    </p>
  );
}
