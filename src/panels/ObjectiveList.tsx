import { cx } from '../kit/cx.ts';
import { Icon } from '../kit/icons.tsx';
import { useStore } from '../state/store.ts';
import styles from './ObjectiveList.module.css';
import { Section } from './Section.tsx';
import { className, measureWords, promiseWords } from './words.ts';

/** Each promise with what was measured; met or missed by word and shape, not by color alone. */
export function ObjectiveList() {
  const board = useStore((state) => state.board);
  const verdicts = useStore((state) => state.verdicts);
  if (verdicts.length === 0) return null;
  const met = verdicts.filter((verdict) => verdict.holds).length;
  return (
    <Section
      title="Objectives"
      action={
        <span className={styles.sum}>
          {met} of {verdicts.length} met
        </span>
      }
    >
      <ul className={styles.list}>
        {verdicts.map((verdict) => {
          const objective = board.objectives[verdict.objective];
          if (!objective) return null;
          return (
            <li
              key={verdict.objective}
              className={cx(styles.row, verdict.holds ? styles.met : styles.missed)}
            >
              <Icon name={verdict.holds ? 'circle-check' : 'circle-x'} />
              <span className={styles.promise}>
                {className(board, objective.class)} <span>{promiseWords(objective)}</span>
              </span>
              <span className={styles.value}>{measureWords(objective.metric, verdict.value)}</span>
              <span className={styles.word}>{verdict.holds ? 'met' : 'missed'}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
