import { type ReactNode, Suspense } from 'react';
import { formatCount, formatFactor, formatFraction } from '../../catalog/units.ts';
import { Button, IconButton } from '../../kit/Button.tsx';
import { Icon } from '../../kit/icons.tsx';
import { Tooltip } from '../../kit/Tooltip.tsx';
import type { Report } from '../../simulation/report.ts';
import { DURATION } from '../../state/runSlice.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/results.ts';
import { fetched } from '../fetched.tsx';
import { keepUnits } from '../inspect/keepUnits.ts';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import styles from './RunFacts.module.css';
import { className, metricWord } from './recordWords.ts';
import { secondsWords } from './runWords.ts';

const Replicate = fetched(async () => (await import('../inspect/Replicate.tsx')).Replicate);

/** Which run this is: length, load, warm-up and seed, all that is needed to have it again. */
export function RunFacts({ report }: { readonly report: Report }) {
  const { play, setSeed } = store.getState();
  const loads = report.scenario.load.map(({ factor }) => formatFactor(factor));
  const { created, completed, failed, inside } = report.totals;
  const again = () => {
    // Seeds run from 1 up, so that another run is another number and not a mystery.
    setSeed(report.seed + (report.replications ?? 1));
    play();
  };
  return (
    <div>
      <div className={styles.facts}>
        <SourceBadge by="simulation" />
        <strong>
          {words.lengthAt(
            secondsWords(report.duration),
            loads.length > 3
              ? words.loadsFromTo(loads[0] ?? '', loads.at(-1) ?? '')
              : words.loadsInTurn(loads),
          )}
        </strong>
        <span className={styles.seed}>
          <Hint text={words.sameAgain}>
            {report.replications === undefined
              ? words.seed(report.seed)
              : words.seeds(report.seed, report.seed + report.replications - 1)}
          </Hint>
          <IconButton icon="dices" iconSize={14} label={words.runAgainWithAnotherSeed} onClick={again} />
        </span>
      </div>
      <p className={styles.count}>
        <Hint
          text={words.counts(
            formatCount(created),
            formatCount(completed),
            formatCount(failed),
            formatCount(inside),
          )}
        >
          {words.requests(formatCount(created))}
        </Hint>
        {report.slice !== undefined && (
          <Hint text={words.sliceHelp}> {words.ofSlice(formatCount(report.slice))}</Hint>
        )}
        , <Hint text={words.warmUpHelp}>{words.warmUp(secondsWords(report.warmup))}</Hint>
      </p>
      <Precision report={report} />
      <Suspense fallback={null}>
        <Replicate report={report} />
      </Suspense>
      <Stale report={report} />
    </div>
  );
}

/** Whether the run was long enough for its numbers to be quoted; nothing where it was. */
function Precision({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const { verdict, widest, duration } = report.precision;
  if (verdict === 'unsettled')
    return (
      <p className={styles.count}>
        <Hint text={words.noSteadyStateHelp}>{words.noSteadyState}</Hint>
        {words.dependsOnLength}
      </p>
    );
  if (verdict === 'enough' || !widest) return null;
  const seconds = Math.min(DURATION.max, roundUp(duration));
  const longer = () => {
    const { setDuration, play } = store.getState();
    setDuration(seconds);
    play();
  };
  const figure = `${className(board, widest.class)} ${metricWord(widest.metric)}`;
  const known = Number.isNaN(widest.half)
    ? words.tooFewSamples
    : words.knownWithin(moreThan(widest.half, widest.wanted));
  return (
    <div className={styles.longer}>
      <p>
        {keepUnits(
          words.runLonger(figure, known, formatFraction(widest.wanted), secondsWords(roundUp(duration))),
        )}
      </p>
      {seconds > report.duration && <Button onClick={longer}>{words.runTime(secondsWords(seconds))}</Button>}
    </div>
  );
}

/** A share, with as many digits as show that it is more than another. */
function moreThan(share: number, other: number): string {
  const words = formatFraction(share);
  return words === formatFraction(other) ? `${(100 * share).toFixed(1)} %` : words;
}

/** To two digits, as it is a forecast. */
function roundUp(seconds: number): number {
  const digit = 10 ** Math.max(0, Math.floor(Math.log10(seconds)) - 1);
  return Math.ceil(seconds / digit) * digit;
}

/** The run is of another board, or of another load, than the ones on screen. */
function Stale({ report }: { readonly report: Report }) {
  const stale = useStore((state) => state.stale);
  const load = useStore((state) => state.load);
  const last = report.scenario.load.at(-1)?.factor ?? 1;
  if (!stale && load === last) return null;
  return (
    <div className={styles.stale} role="status">
      <Icon name="history" />
      <p>{stale ? words.changedSince : words.otherLoad(formatFactor(last), formatFactor(load))}</p>
      <Button onClick={() => store.getState().play()}>{words.runAgain}</Button>
    </div>
  );
}

function Hint({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <Tooltip text={text}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its explanation must be reachable by keyboard. */}
      <span tabIndex={0} className={styles.hint}>
        {children}
      </span>
    </Tooltip>
  );
}
