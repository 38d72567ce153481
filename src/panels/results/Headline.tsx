import { formatFactor } from '../../catalog/units.ts';
import { cx } from '../../kit/cx.ts';
import { Tooltip } from '../../kit/Tooltip.tsx';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/topBar.ts';
import { flyTo } from '../fly.ts';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import styles from './Headline.module.css';
import { componentName, limitWords } from './recordWords.ts';

/** The product's one number: how much the load can grow, and what breaks first. A click goes there. */
export function Headline() {
  const board = useStore((state) => state.board);
  const load = useStore((state) => state.load);
  const { factor, first } = useStore((state) => state.estimate.headroom);
  if (!first) return null;
  const broken = factor < load;
  const name = componentName(board, first.component);
  const limit = limitWords(board, first.limit);
  const why =
    factor < 1
      ? words.moreThanItCarries(formatFactor(factor))
      : broken
        ? words.pastBreaking(formatFactor(load), formatFactor(factor))
        : words.canGrow(formatFactor(factor));
  return (
    <Tooltip text={why}>
      <button
        type="button"
        className={cx(styles.headline, broken && styles.broken)}
        data-headline=""
        onClick={() => flyTo(first.component)}
      >
        <span className={styles.factor}>{formatFactor(factor)}</span>
        <span className={styles.word}>{words.headroom}</span>
        <span className={styles.where}>
          {name}, {limit}
        </span>
        <SourceBadge by="estimate" />
      </button>
    </Tooltip>
  );
}
