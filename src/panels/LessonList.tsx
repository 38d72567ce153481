import type { Board } from '../board/board.ts';
import { Button } from '../kit/Button.tsx';
import { LESSONS, lessonBoard } from '../templates/lessons.ts';
import styles from './LessonList.module.css';

const SIDES = [0, 1] as const;

/** Pairs of boards that differ in one thing, with what to watch when both are run. */
export function LessonList({ open }: { readonly open: (load: () => Promise<Board>) => Promise<void> }) {
  return (
    <ul className={styles.lessons}>
      {LESSONS.map((lesson) => (
        <li key={lesson.id} className={styles.lesson}>
          <div>
            <h3 className={styles.title}>{lesson.title}</h3>
            <p className={styles.watch}>{lesson.watch}</p>
          </div>
          <div className={styles.sides}>
            {SIDES.map((side) => (
              <Button
                key={side}
                aria-label={`${lesson.title}: ${lesson.sides[side]}`}
                onClick={() => void open(() => lessonBoard(lesson, side))}
              >
                {lesson.sides[side]}
              </Button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
