import { useEffect, useMemo, useRef, useState } from 'react';
import type { Board } from '../../board/board.ts';
import { estimateOf } from '../../state/theory.ts';
import { LESSONS, type Lesson, lessonBoard } from '../../templates/lessons.ts';
import * as words from '../../words/boards.ts';
import { suitNext } from '../running/suitingLength.ts';
import { walkExamples } from './finding.ts';
import styles from './LessonList.module.css';
import { Thumbnail } from './Thumbnail.tsx';

type Open = (load: () => Promise<Board>) => Promise<void>;

const SIDES = [0, 1] as const;

/** Pairs of boards that differ in one thing, with what to watch when both are run. */
export function LessonList({
  open,
  wanted,
}: {
  readonly open: Open;
  readonly wanted: (...texts: readonly string[]) => boolean;
}) {
  const shown = LESSONS.filter(({ title, watch, sides }) => wanted(title, watch, ...sides));
  return (
    <ul className={styles.lessons}>
      {shown.length === 0 && <li>{words.noExample}</li>}
      {shown.map((lesson) => (
        <li key={lesson.id} className={styles.lesson}>
          <div>
            <h3 className={styles.title}>{lesson.title}</h3>
            <p className={styles.watch}>{lesson.watch}</p>
          </div>
          <div className={styles.sides}>
            {SIDES.map((side) => (
              <LessonSide key={side} lesson={lesson} side={side} open={open} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function LessonSide({
  lesson,
  side,
  open,
}: {
  readonly lesson: Lesson;
  readonly side: 0 | 1;
  readonly open: Open;
}) {
  const root = useRef<HTMLButtonElement>(null);
  const [board, setBoard] = useState<Board | null>(null);
  useEffect(() => {
    let here = true;
    // Most of them are further down than anyone scrolls.
    const seen = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      seen.disconnect();
      lessonBoard(lesson, side).then(
        (loaded) => here && setBoard(loaded),
        // Without its picture a lesson still says what it is; choosing it tries again and reports.
        () => undefined,
      );
    });
    if (root.current) seen.observe(root.current);
    return () => {
      here = false;
      seen.disconnect();
    };
  }, [lesson, side]);
  const estimate = useMemo(() => board && estimateOf(board, 1), [board]);
  const load = async (): Promise<Board> => {
    const loaded = await lessonBoard(lesson, side);
    suitNext(lesson.seconds);
    return loaded;
  };
  return (
    <button
      ref={root}
      type="button"
      data-example
      onKeyDown={walkExamples}
      className={styles.side}
      aria-label={`${lesson.title}: ${lesson.sides[side]}`}
      onClick={() => void open(load)}
    >
      {board ? <Thumbnail board={board} loads={estimate?.components} /> : <span className={styles.blank} />}
      <span className={styles.label}>{lesson.sides[side]}</span>
    </button>
  );
}
