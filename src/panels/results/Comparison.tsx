import type { ComparedMetric, Difference } from '../../analysis/comparison.ts';
import { formatFactor, formatFraction, formatMs, formatRate } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { ScrollX } from '../../kit/ScrollX.tsx';
import {
  type ComparedClass,
  type ComparisonResult,
  comparison,
  isSame,
  PAIRS,
  type Subject,
  useComparison,
} from '../../state/comparison.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/comparison.ts';
import { Section } from '../Section.tsx';
import styles from './Comparison.module.css';
import { metricWord } from './recordWords.ts';
import { secondsWords } from './runWords.ts';
import table from './table.module.css';

/** Two versions of a board on the same chance: what an edit changed, and how surely. */
export function Comparison() {
  const baseline = useComparison((state) => state.baseline);
  const result = useComparison((state) => state.result);
  const failure = useComparison((state) => state.failure);
  const doing = useComparison((state) => state.doing);
  return (
    <Section
      title={words.compare}
      action={
        baseline && !doing ? (
          <span className={styles.actions}>
            <Button look="quiet" onClick={() => comparison.keep()}>
              {words.newBaseline}
            </Button>
            <Button look="quiet" onClick={() => comparison.forget()}>
              {words.forget}
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
      <p>{words.offer}</p>
      <Button onClick={() => comparison.keep()}>{words.keepAsBaseline}</Button>
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
        <progress className={styles.progress} max={total} value={done} aria-label={words.runsDone} />
        <span className={styles.count}>{words.doneOf(done, total)}</span>
        <Button onClick={() => comparison.cancel()}>{words.stop}</Button>
      </div>
    );
  const same = isSame(baseline, { board, load, faults });
  return (
    <div className={styles.row}>
      <p>
        {words.kept(baseline.board.name, formatFactor(baseline.load))} {same && words.changeFirst}
      </p>
      <Button look={same ? 'plain' : 'primary'} disabled={same} onClick={() => comparison.compare()}>
        {words.compare}
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
        {words.pairs(
          PAIRS,
          secondsWords(duration),
          formatFactor(a.load),
          b.load === a.load ? null : formatFactor(b.load),
        )}
        {isOld && ` ${words.boardChanged}`}
      </p>
      {classes.map((one) => (
        <ClassTable key={one.id} one={one} />
      ))}
      {onlyA.length > 0 && <p className={styles.caption}>{words.onlyInBaseline(onlyA)}</p>}
      {onlyB.length > 0 && <p className={styles.caption}>{words.notInBaseline(onlyB)}</p>}
    </div>
  );
}

function ClassTable({ one: { name, rows } }: { readonly one: ComparedClass }) {
  return (
    <ScrollX label={words.tableOf(name)}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col" className={table.name}>
              {name}
            </th>
            <th scope="col">{words.baseline}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.metric}>
              <th scope="row">{row.metric === 'goodput' ? words.goodput : metricWord(row.metric)}</th>
              <td>{figure(row.metric, row.a)}</td>
              <td>{figure(row.metric, row.b)}</td>
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
  if (Number.isNaN(difference)) return <>{words.noReplyInSomeRun}</>;
  if (!row.clear) return <>{difference === 0 ? words.theSame : words.noneShown}</>;
  const share = a > 0 ? ` (${signed(difference / a, formatFraction)})` : '';
  return (
    <>
      <span className={styles.change}>
        <span aria-hidden>{difference > 0 ? '▲' : '▼'}</span> {signed(difference, (x) => figure(metric, x))}
        {share}
      </span>
      <span className={styles.interval}>
        {words.interval(
          signed(low, (x) => figure(metric, x)),
          signed(high, (x) => figure(metric, x)),
        )}
      </span>
    </>
  );
}

function figure(metric: ComparedMetric, value: number): string {
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
