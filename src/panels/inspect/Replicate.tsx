import { Button } from '../../kit/Button.tsx';
import type { Report } from '../../simulation/report.ts';
import { comparison, PAIRS, useComparison } from '../../state/comparison.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/results.ts';
import styles from '../results/RunFacts.module.css';

/** One run is one draw of chance: several, side by side, say how much of a figure is luck. */
export function Replicate({ report }: { readonly report: Report }) {
  const doing = useComparison((state) => state.doing);
  const done = useComparison((state) => state.done);
  const total = useComparison((state) => state.total);
  const stale = useStore((state) => state.stale);
  if (doing === 'replications')
    return (
      <div className={styles.longer}>
        <progress max={total} value={done} aria-label={words.runsDone} />
        <p>{words.doneOf(done, total)}</p>
        <Button look="quiet" onClick={() => comparison.cancel()}>
          {words.stop}
        </Button>
      </div>
    );
  if (report.replications !== undefined || stale || report.scenario.load.length !== 1) return null;
  return (
    <div className={styles.longer}>
      <p>{words.oneDraw}</p>
      <Button look="quiet" disabled={doing !== null} onClick={() => comparison.replicate()}>
        {words.runSeeds(PAIRS)}
      </Button>
    </div>
  );
}
