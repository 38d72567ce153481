import { Button } from './Button.tsx';
import styles from './PartProblem.module.css';

/** In the place of a part of the page that is not there: why, and a way to try again. */
export function PartProblem({
  text,
  again,
  onAgain,
}: {
  readonly text: string;
  /** What the button says. */
  readonly again: string;
  readonly onAgain: () => void;
}) {
  return (
    <div className={styles.part} role="alert">
      <p>{text}</p>
      <Button onClick={onAgain}>{again}</Button>
    </div>
  );
}
