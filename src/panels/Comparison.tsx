import type { ComparedMetric, Difference } from '../analysis/comparison.ts';
import { formatFactor, formatFraction, formatMs, formatRate } from '../catalog/units.ts';
import { Button } from '../kit/Button.tsx';
import { ScrollX } from '../kit/ScrollX.tsx';
import {
  type ComparedClass,
  type ComparisonResult,
  comparison,
  isSame,
  PAIRS,
  type Subject,
  useComparison,
} from '../state/comparison.ts';
import { useStore } from '../state/store.ts';
import styles from './Comparison.module.css';
import { secondsWords } from './runWords.ts';
import { Section } from './Section.tsx';
import table from './table.module.css';
import { metricWord } from './words.ts';

/** Two versions of a board on the same chance: what an edit changed, and how surely. */
export function Comparison() {
  const baseline = useComparison((state) => state.baseline);
  const result = useComparison((state) => state.result);
  const failure = useComparison((state) => state.failure);
  const doing = useComparison((state) => state.doing);
  return (
    <Section
      title="Compare"
      action={
        baseline && !doing ? (
          <span className={styles.actions}>
            <Button look="quiet" onClick={() => comparison.keep()}>
              New baseline
            </Button>
            <Button look="quiet" onClick={() => comparison.forget()}>
              Forget
            </Button>
          </span>
        ) : undefined
      }
    >
      {baseline ? <Kept baseline={baseline} /> : <Offer />}
      {failure && <p className={styles.failure}>{failure}</p>}
      {result && <Result result={result} />}
    </Section>
  );
}

function Offer() {
  return (
    <div className={styles.row}>
      <p>
        Keep the board as it is now, change something, and see by how much it differs: both run on the same
        chance.
      </p>
      <Button onClick={() => comparison.keep()}>Keep as baseline</Button>
    </div>
  );
}

function Kept({ baseline }: { readonly baseline: Subject }) {
  const doing = useComparison((state) => state.doing);
  const done = useComparison((state) => state.done);
  const total = useComparison((state) => state.total);
  const board = useStore((state) => state.board);
  const load = useStore((state) => state.load);
  const faults = useStore((state) => state.faults);
  if (doing === 'comparison')
    return (
      <div className={styles.row}>
        <progress className={styles.progress} max={total} value={done} aria-label="Runs done" />
        <span className={styles.count}>
          {done} of {total} runs
        </span>
        <Button onClick={() => comparison.cancel()}>Stop</Button>
      </div>
    );
  const same = isSame(baseline, { board, load, faults });
  return (
    <div className={styles.row}>
      <p>
        Baseline: {baseline.board.name} at {formatFactor(baseline.load)}.{' '}
        {same && 'Change the board, its load or what breaks, then compare.'}
      </p>
      <Button look={same ? 'plain' : 'primary'} disabled={same} onClick={() => comparison.compare()}>
        Compare
      </Button>
    </div>
  );
}

function Result({ result }: { readonly result: ComparisonResult }) {
  const { a, b, duration, classes, onlyA, onlyB } = result;
  const board = useStore((state) => state.board);
  const isOld = board !== b.board;
  return (
    <div className={styles.result}>
      <p className={styles.caption}>
        {PAIRS} pairs of runs of {secondsWords(duration)} at {formatFactor(a.load)}
        {b.load !== a.load && ` and ${formatFactor(b.load)}`}; 95 % intervals.
        {isOld && ' The board has changed since.'}
      </p>
      {classes.map((one) => (
        <ClassTable key={one.id} one={one} />
      ))}
      {onlyA.length > 0 && <p className={styles.caption}>Only in the baseline: {onlyA.join(', ')}.</p>}
      {onlyB.length > 0 && <p className={styles.caption}>Not in the baseline: {onlyB.join(', ')}.</p>}
    </div>
  );
}

function ClassTable({ one: { name, rows } }: { readonly one: ComparedClass }) {
  return (
    <ScrollX label={`${name}: baseline and now`}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.name}>
              {name}
            </th>
            <th scope="col">Baseline</th>
            <th scope="col">Now</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.metric}>
              <th scope="row">{row.metric === 'goodput' ? 'Goodput' : metricWord(row.metric)}</th>
              <td>{words(row.metric, row.a)}</td>
              <td>{words(row.metric, row.b)}</td>
              <td className={styles.difference} data-verdict={verdictOf(row)}>
                <Change row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Change({ row }: { readonly row: Difference }) {
  const { metric, a, difference, low, high } = row;
  if (Number.isNaN(difference)) return <>no reply in some run</>;
  if (!row.clear) return <>{difference === 0 ? 'the same' : 'none shown'}</>;
  const share = a > 0 ? ` (${signed(difference / a, formatFraction)})` : '';
  return (
    <>
      <span className={styles.change}>
        <span aria-hidden>{difference > 0 ? '▲' : '▼'}</span> {signed(difference, (x) => words(metric, x))}
        {share}
      </span>
      <span className={styles.interval}>
        {signed(low, (x) => words(metric, x))} to {signed(high, (x) => words(metric, x))}
      </span>
    </>
  );
}

function words(metric: ComparedMetric, value: number): string {
  if (Number.isNaN(value)) return '–';
  return metric === 'goodput' ? formatRate(value) : formatMs(value);
}

function signed(value: number, of: (size: number) => string): string {
  return value < 0 ? `−${of(-value)}` : `+${of(value)}`;
}

/** More goodput is better, more latency is worse. */
function verdictOf(row: Difference): 'better' | 'worse' | undefined {
  if (!row.clear) return undefined;
  return row.difference > 0 === (row.metric === 'goodput') ? 'better' : 'worse';
}
