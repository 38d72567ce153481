import { formatCount, formatMs } from '../../catalog/units.ts';
import type { MessagesReport } from '../../simulation/report.ts';
import * as words from '../../words/component.ts';
import styles from '../inspect/Inspector.module.css';

/** What a run showed of the messages a component keeps: how old they get, and what became of them. */
export function MessageFigures({ messages }: { readonly messages: MessagesReport }) {
  const { depth, oldest, outcomes, crashed } = messages;
  const figures: readonly (readonly [string, string])[] = [
    [words.atTheEnd, formatCount(depth)],
    [words.oldest, formatMs(oldest.max)],
    [words.oldestAtTheEnd, formatMs(oldest.final)],
    ...(crashed === undefined ? [] : [[words.crashed, formatCount(crashed)] as const]),
    ...(outcomes
      ? ([
          [words.again, formatCount(outcomes.redelivered)],
          [words.doneTwice, formatCount(outcomes.duplicates)],
          [words.deadLetters, formatCount(outcomes.dead)],
          [words.tooOld, formatCount(outcomes.expired)],
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
