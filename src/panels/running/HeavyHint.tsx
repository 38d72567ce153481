import { formatCount } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/runBar.ts';
import { secondsWords } from '../results/runWords.ts';
import styles from './HeavyHint.module.css';

/** Requests from which a run takes minutes on a small machine, at about half a million a second. */
const HEAVY = 30_000_000;
/** Requests of the shorter or thinner run that is offered: seconds of computing, and plenty for percentiles. */
const ENOUGH = 5_000_000;

/** Says before a heavy run what it will take, and offers a shorter one or a slice; and that a slice is what will be run. */
export function HeavyHint() {
  const duration = useStore((state) => state.duration);
  const slice = useStore((state) => state.slice);
  const going = useStore((state) => state.status === 'running' || state.status === 'paused');
  const rate = useStore((state) =>
    Object.values(state.estimate.classes).reduce((sum, requestClass) => sum + requestClass.rate, 0),
  );
  const { setDuration, setSlice } = store.getState();
  if (going) return null;
  if (slice > 1)
    return (
      <p className={styles.hint} role="note" data-hint="">
        {words.runsOneIn(formatCount(slice))}
        <Button look="quiet" onClick={() => setSlice(1)}>
          {words.runAll}
        </Button>
      </p>
    );
  const requests = rate * duration;
  if (requests < HEAVY) return null;
  const seconds = Math.max(1, Math.floor(ENOUGH / rate));
  return (
    <p className={styles.hint} role="note" data-hint="">
      {words.isHeavy(formatCount(Number(requests.toPrecision(2))))}
      {seconds < duration && (
        <Button look="quiet" onClick={() => setDuration(seconds)}>
          {words.shortenTo(secondsWords(seconds))}
        </Button>
      )}
      <Button look="quiet" onClick={() => setSlice(Math.ceil(requests / ENOUGH))}>
        {words.runSlice}
      </Button>
    </p>
  );
}
