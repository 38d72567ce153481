import { useCallback, useRef, useSyncExternalStore } from 'react';
import { formatCount, formatMs, formatRate } from '../../catalog/units.ts';
import { figures } from '../../state/figures.ts';
import type { ComponentFigures } from '../../state/shape.ts';
import { useStore } from '../../state/store.ts';
import { meanings } from '../../words/measures.ts';
import * as words from '../../words/results.ts';
import { ClassDot } from '../ClassDot.tsx';
import { flyTo } from '../fly.ts';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import styles from './LiveResults.module.css';
import { LoadCell } from './LoadCell.tsx';
import { className, componentName } from './recordWords.ts';
import { clockWords } from './runWords.ts';
import table from './table.module.css';

/** Rows that can be read while they change. */
const ROWS = 8;

/** While a run goes: the fullest components now. Percentiles wait for the end, when they mean something. */
export function LiveResults() {
  const board = useStore((state) => state.board);
  const clock = useStore((state) => state.clock);
  const duration = useStore((state) => state.duration);
  const stale = useStore((state) => state.stale);
  const paused = useStore((state) => state.status === 'paused');
  const rows = useHottest(Object.keys(board.components));
  return (
    <div className={styles.live}>
      <p className={styles.clock}>
        <SourceBadge by="simulation" />
        {paused ? words.pausedAt : words.nowAt} {clockWords(clock, duration)}
      </p>
      {stale && (
        <p className={styles.note} role="status">
          {words.changedMeanwhile}
        </p>
      )}
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.fullestNow}</th>
            <th scope="col">{words.rate}</th>
            <th scope="col">{words.waiting}</th>
            <th scope="col">{words.utilization}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, now }) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" onClick={() => flyTo(id)}>
                  {componentName(board, id)}
                </button>
              </th>
              <td>{formatRate(now.rate)}</td>
              <td className={table.quiet}>{formatCount(Math.round(now.waiting))}</td>
              <td>
                <LoadCell utilization={now.utilization} binding={now.binding} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LiveClasses />
      <p className={styles.note}>{words.atTheEnd}</p>
    </div>
  );
}

/** What the clients see now, class by class; from the newest window of the run. */
function LiveClasses() {
  const board = useStore((state) => state.board);
  const source = useSyncExternalStore(subscribe, () => figures.current);
  if (source.type !== 'frame') return null;
  const { classes } = source.frame;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{words.request}</th>
          <th scope="col">
            <abbr title={meanings.throughput}>{words.answered}</abbr>
          </th>
          <th scope="col">{words.failed}</th>
          <th scope="col">
            <abbr title={meanings.p99}>p99</abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {source.network.classes.map(({ id }, at) => {
          const failed = classes.failed[at] ?? 0;
          return (
            <tr key={id}>
              <th scope="row">
                <ClassDot id={id} />
                {className(board, id)}
              </th>
              <td>{formatRate(classes.throughput[at] ?? 0)}</td>
              <td className={failed > 0 ? table.bad : table.quiet}>{formatRate(failed)}</td>
              <td>{formatMs(classes.p99[at] ?? Number.NaN)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const subscribe = (listener: () => void) => figures.subscribe('all', listener);

interface Row {
  readonly id: string;
  readonly now: ComponentFigures;
}

function useHottest(ids: readonly string[]): readonly Row[] {
  const last = useRef<readonly Row[]>([]);
  const key = ids.join(' ');
  const read = useCallback((): readonly Row[] => {
    const rows = key
      .split(' ')
      .map((id) => ({ id, now: figures.component(id) }))
      .filter((row): row is Row => row.now !== undefined && row.now.binding !== null)
      .sort((a, b) => b.now.utilization - a.now.utilization)
      .slice(0, ROWS);
    const same =
      rows.length === last.current.length &&
      rows.every((row, at) => row.id === last.current[at]!.id && row.now === last.current[at]!.now);
    if (!same) last.current = rows;
    return last.current;
  }, [key]);
  return useSyncExternalStore(subscribe, read);
}
