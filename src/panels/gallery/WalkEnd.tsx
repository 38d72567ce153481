import type { Board } from '../../board/board.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/icons.tsx';
import { store } from '../../state/store.ts';
import type { Outlook } from '../../state/walk.ts';
import * as words from '../../words/stages.ts';
import { keepUnits } from '../inspect/keepUnits.ts';
import { className, measureWords, promiseWords } from '../results/recordWords.ts';
import styles from './Walk.module.css';

/** The end of the walk: which promises hold at ten times the load, and the way to a run that measures it. */
export function WalkEnd({
  board,
  outlook,
  onCopy,
}: {
  readonly board: Board;
  readonly outlook: Outlook;
  readonly onCopy: boolean;
}) {
  const { verdicts } = outlook;
  const met = verdicts.filter(({ holds }) => holds).length;
  const { play, newBoard } = store.getState();
  return (
    <div className={styles.next}>
      <p className={styles.change}>{words.objectivesMet(met, verdicts.length)}</p>
      <ul className={styles.objectives}>
        {verdicts.map(({ objective: id, holds, value }) => {
          const objective = board.objectives[id];
          return (
            objective && (
              <li key={id} className={holds ? styles.met : styles.missed}>
                <Icon name={holds ? 'circle-check' : 'circle-x'} size={15} />
                <span>
                  {className(board, objective.class)} {keepUnits(promiseWords(objective))}
                </span>
                <span>
                  {measureWords(objective.metric, value)} <span>{holds ? words.met : words.missed}</span>
                </span>
              </li>
            )
          );
        })}
      </ul>
      {onCopy ? (
        <Button icon="file-plus" onClick={() => newBoard(board)}>
          {words.keepCopy}
        </Button>
      ) : (
        <Button look="primary" icon="play" onClick={play}>
          {words.runItAt10x}
        </Button>
      )}
    </div>
  );
}
