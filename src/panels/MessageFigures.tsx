import { formatCount, formatMs } from '../catalog/units.ts';
import type { MessagesReport } from '../simulation/report.ts';
import styles from './Inspector.module.css';

/** What a run showed of the messages a component keeps: how old they get, and what became of them. */
export function MessageFigures({ messages }: { readonly messages: MessagesReport }) {
  const { depth, oldest, outcomes } = messages;
  const figures: readonly (readonly [string, string])[] = [
    ['At the end', formatCount(depth)],
    ['Oldest', formatMs(oldest.max)],
    ['Oldest at the end', formatMs(oldest.final)],
    ...(outcomes
      ? ([
          ['Again', formatCount(outcomes.redelivered)],
          ['Done twice', formatCount(outcomes.duplicates)],
          ['Dead letters', formatCount(outcomes.dead)],
          ['Too old', formatCount(outcomes.expired)],
        ] as const)
      : []),
  ];
  return (
    <dl className={styles.manyFigures}>
      {figures.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
