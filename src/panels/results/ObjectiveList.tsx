import type { ObjectiveVerdict } from '../../analysis/results.ts';
import type { Id, Objective } from '../../board/board.ts';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/traffic.ts';
import { ClassDot } from '../ClassDot.tsx';
import { Section } from '../Section.tsx';
import styles from './ObjectiveList.module.css';
import { className, measureWords, promiseWords } from './recordWords.ts';

interface Judged {
  readonly verdict: ObjectiveVerdict;
  readonly objective: Objective;
}

/** Each promise with what was measured; met or missed by word and shape, not by color alone. */
export function ObjectiveList() {
  const board = useStore((state) => state.board);
  const verdicts = useStore((state) => state.verdicts);
  if (verdicts.length === 0) return null;
  const measured = verdicts.filter(isMeasured);
  const met = measured.filter((verdict) => verdict.holds).length;
  const byClass = new Map<Id, Judged[]>();
  for (const verdict of verdicts) {
    const objective = board.objectives[verdict.objective];
    if (objective)
      byClass.set(objective.class, [...(byClass.get(objective.class) ?? []), { verdict, objective }]);
  }
  return (
    <Section
      title={words.objectives}
      action={<span className={styles.sum}>{words.metOf(met, measured.length)}</span>}
    >
      <ul className={styles.classes}>
        {[...byClass].map(([id, rows]) => (
          <li key={id}>
            <p className={styles.name}>
              <ClassDot id={id} />
              {className(board, id)}
            </p>
            <ul>
              {rows.map((row) => (
                <Promised key={row.verdict.objective} {...row} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Of requests none of which has ended nothing can be said. */
const isMeasured = ({ value }: ObjectiveVerdict): boolean => !Number.isNaN(value);

function Promised({ verdict, objective }: Judged) {
  if (!isMeasured(verdict))
    return (
      <li className={styles.row}>
        <Icon name="minus" size={15} />
        <span>{promiseWords(objective)}</span>
        <span className={styles.value} />
        <span className={styles.word}>{words.noneEnded}</span>
      </li>
    );
  return (
    <li className={cx(styles.row, verdict.holds ? styles.met : styles.missed)}>
      <Icon name={verdict.holds ? 'circle-check' : 'circle-x'} size={15} />
      <span>{promiseWords(objective)}</span>
      <span className={styles.value}>{measureWords(objective.metric, verdict.value)}</span>
      <span className={styles.word}>{verdict.holds ? words.met : words.missed}</span>
    </li>
  );
}
