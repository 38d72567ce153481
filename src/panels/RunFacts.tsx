import { formatCount, formatFactor } from '../catalog/units.ts';
import { Button, IconButton } from '../kit/Button.tsx';
import { Icon } from '../kit/icons.tsx';
import { Tooltip } from '../kit/Tooltip.tsx';
import type { Report } from '../simulation/report.ts';
import { store, useStore } from '../state/store.ts';
import styles from './RunFacts.module.css';
import { secondsWords } from './runWords.ts';
import { SourceBadge } from './SourceBadge.tsx';

/** Which run this is: length, load, warm-up and seed, all that is needed to have it again. */
export function RunFacts({ report }: { readonly report: Report }) {
  const stale = useStore((state) => state.stale);
  const load = useStore((state) => state.load);
  const last = report.scenario.load.at(-1)?.factor ?? 1;
  const loads = report.scenario.load.map(({ factor }) => formatFactor(factor));
  const { play, setSeed } = store.getState();
  const again = () => {
    // Seeds run from 1 up, so that another run is another number and not a mystery.
    setSeed(report.seed + 1);
    play();
  };
  return (
    <div>
      <p className={styles.facts}>
        <SourceBadge by="simulation" />
        <span>
          {secondsWords(report.duration)} at{' '}
          {loads.length > 3 ? `${loads[0]} to ${loads.at(-1)}` : loads.join(', then ')}
        </span>
        <Tooltip text="The first seconds, while queues still fill, are left out of every number below.">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its explanation must be reachable by keyboard. */}
          <span tabIndex={0} className={styles.hint}>
            warm-up {secondsWords(report.warmup)} cut
          </span>
        </Tooltip>
        <span className={styles.seed}>
          <Tooltip text="The same board, load and seed give the same run, digit for digit.">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its explanation must be reachable by keyboard. */}
            <span tabIndex={0} className={styles.hint}>
              seed {report.seed}
            </span>
          </Tooltip>
          <IconButton icon="dices" iconSize={14} label="Run again with another seed" onClick={again} />
        </span>
      </p>
      <p className={styles.count}>
        {formatCount(report.totals.created)} requests: {formatCount(report.totals.completed)} answered,{' '}
        {formatCount(report.totals.failed)} failed, {formatCount(report.totals.inside)} under way at the end
      </p>
      {(stale || load !== last) && (
        <div className={styles.stale} role="status">
          <Icon name="history" />
          <p>
            {stale
              ? 'The board has changed since this run.'
              : `This run was at ${formatFactor(last)}; the load is ${formatFactor(load)} now.`}
          </p>
          <Button onClick={play}>Run again</Button>
        </div>
      )}
    </div>
  );
}
