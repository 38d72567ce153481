import { useEffect, useMemo, useState } from 'react';
import type { Board } from '../../board/board.ts';
import { ratePerSecond } from '../../board/read.ts';
import { same } from '../../board/same.ts';
import { formatFactor, formatRate } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { cx } from '../../kit/cx.ts';
import { store, useStore } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import { outlookOf } from '../../state/walk.ts';
import { STAGES, type Stage, stageBoard } from '../../templates/stages.ts';
import { templateBoard } from '../../templates/templates.ts';
import * as words from '../../words/stages.ts';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import { percentWords } from '../results/LoadCell.tsx';
import { componentName, limitWords } from '../results/recordWords.ts';
import { Section } from '../Section.tsx';
import styles from './Stages.module.css';

/**
 * The versions of a system as it grew, and the number that forced each. A board that is one of them, unchanged, steps to
 * the next in place, as one step to undo; anything else is work, and the version opens as a new board beside it.
 */
export function Stages({ template }: { readonly template: string }) {
  const stages = Object.hasOwn(STAGES, template) ? STAGES[template]! : [];
  const board = useStore((state) => state.board);
  const readOnly = useStore((state) => state.readOnly);
  const base = useTemplate(stages.length > 0 ? template : null);
  const boards = useMemo(
    () => (base ? stages.map((_, index) => stageBoard(base, stages, index)) : []),
    [base, stages],
  );
  const here = boards.findIndex((version) => isVersion(board, version));
  if (boards.length === 0) return null;

  const go = (index: number) => {
    const version = boards[index];
    if (!version) return;
    const { edit, newBoard, say } = store.getState();
    const said = words.version(index + 1, stages[index]?.title ?? '');
    if (here >= 0 && !readOnly) {
      edit(() => version);
      viewport()?.fit();
      say(said);
    } else {
      newBoard(version);
      say(words.asNewBoard(said));
    }
  };
  return (
    <Section title={words.howItGrew}>
      <p className={styles.lead}>{here >= 0 && !readOnly ? words.stepHelp : words.newBoardHelp}</p>
      <ol className={styles.stages}>
        {stages.map((stage, index) => (
          <li key={stage.title} className={cx(styles.stage, index === here && styles.here)}>
            <button
              type="button"
              className={styles.title}
              aria-current={index === here ? 'step' : undefined}
              onClick={() => index !== here && go(index)}
            >
              <span className={styles.number}>{words.sign(index + 1)}</span>
              {stage.title}
            </button>
            {index === here && (
              <Forced
                stage={stage}
                board={boards[index]!}
                next={boards[index + 1]}
                onNext={() => go(index + 1)}
                number={index + 2}
              />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What this version is, at which load it gives way, and what the next one does about it. */
function Forced({
  stage,
  board,
  next,
  number,
  onNext,
}: {
  readonly stage: Stage;
  readonly board: Board;
  readonly next: Board | undefined;
  readonly number: number;
  readonly onNext: () => void;
}) {
  const { until } = stage;
  const load = until?.load ?? 1;
  // A hundredth of the load is borne by all of them, so nothing looks busy for waiting for something else.
  const now = useMemo(() => outlookOf(board, load, load / 100).highest, [board, load]);
  const then = useMemo(() => (next ? outlookOf(next, load, load / 100).highest : null), [next, load]);
  const rate = Object.values(board.classes).reduce((sum, one) => sum + ratePerSecond(board, one), 0) * load;
  return (
    <div className={styles.forced}>
      <p>{stage.about}</p>
      {until && now && (
        <p>
          <strong>
            {words.reaches(
              formatRate(rate),
              formatFactor(load),
              componentName(board, now.component),
              percentWords(now.utilization),
              limitWords(board, now.limit),
            )}
          </strong>{' '}
          <SourceBadge by="estimate" />
        </p>
      )}
      {next && then && (
        <>
          <p>
            {stage.so} {words.thenTakes(percentWords(then.utilization), componentName(next, then.component))}
          </p>
          <Button look="primary" onClick={onNext}>
            {words.goToVersion(number)}
          </Button>
        </>
      )}
    </div>
  );
}

/** The same drawing, load and brief: whatever was changed, a card's place too, is someone's work. */
function isVersion(board: Board, version: Board): boolean {
  return same({ ...board, name: '' }, { ...version, name: '' });
}

function useTemplate(name: string | null): Board | null {
  const [board, setBoard] = useState<Board | null>(null);
  useEffect(() => {
    let here = true;
    if (name !== null)
      templateBoard(name).then(
        (loaded) => here && setBoard(loaded),
        // Without its template the board is still whole; its story is told when it can be fetched.
        () => undefined,
      );
    return () => {
      here = false;
    };
  }, [name]);
  return board;
}
