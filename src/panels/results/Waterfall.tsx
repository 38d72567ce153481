import { type CSSProperties, useState } from 'react';
import { formatCount, formatMs } from '../../catalog/units.ts';
import { Button } from '../../kit/Button.tsx';
import { cx } from '../../kit/cx.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import type { Exemplar, Report } from '../../simulation/report.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/charts.ts';
import { names } from '../../words/reasons.ts';
import { flyTo } from '../fly.ts';
import { className, componentName } from './recordWords.ts';
import { secondsWords } from './runWords.ts';
import styles from './Waterfall.module.css';
import { type Line, linesOf, pathOf, type Stage } from './waterfall.ts';

const STAGES: Readonly<Record<Stage, string>> = {
  network: words.network,
  queue: words.queue,
  service: words.service,
  callees: words.waitingForCallees,
};
const KINDS: Readonly<Record<Exemplar['of'], string>> = {
  p50: words.measures.p50,
  p99: words.measures.p99,
  slowest: words.slowest,
};
/** More visits than this are counted and not drawn. */
const MOST = 40;

/** One actual request at p50, at p99, and the slowest of those traced: where each spent its time. */
export function Waterfall({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const traced = Object.entries(report.classes).filter(([, { exemplars }]) => exemplars.length > 0);
  const [chosen, setChosen] = useState('');
  const [of, setOf] = useState<Exemplar['of']>('p99');
  const [id, requests] = traced.find(([key]) => key === chosen) ?? traced[0] ?? [];
  const exemplar = requests?.exemplars.find((one) => one.of === of);
  if (id === undefined || !exemplar) return <p className={styles.note}>{words.noRequestWasTraced}</p>;
  const lines = linesOf(exemplar);
  return (
    <div>
      <div className={styles.head}>
        {traced.length > 1 && (
          <NativeSelect
            label={words.requests}
            value={id}
            choices={traced.map(([key]) => ({ value: key, label: className(board, key) }))}
            onChange={setChosen}
          />
        )}
        <fieldset className={styles.kinds} aria-label={words.whichRequest}>
          {(Object.keys(KINDS) as Exemplar['of'][]).map((kind) => (
            <Button key={kind} aria-pressed={kind === of} onClick={() => setOf(kind)}>
              {KINDS[kind]}
            </Button>
          ))}
        </fieldset>
      </div>
      <div className={styles.one}>
        <p>{words.requestOf(formatMs(exemplar.latency), secondsWords(exemplar.began))}</p>
        <Button look="quiet" icon="waypoints" onClick={() => flyTo(...pathOf(exemplar))}>
          {words.showItsPath}
        </Button>
      </div>
      <ol className={styles.lines}>
        {lines.slice(0, MOST).map((line) => (
          <LineRow key={line.index} line={line} latency={exemplar.latency} />
        ))}
      </ol>
      {(lines.length > MOST || exemplar.truncated) && (
        <p className={styles.note}>
          {lines.length > MOST && `${words.notDrawn(formatCount(lines.length - MOST))} `}
          {exemplar.truncated && words.notRecorded}
        </p>
      )}
      <ul className={styles.legend}>
        {(Object.keys(STAGES) as Stage[]).map((stage) => (
          <li key={stage}>
            <span className={cx(styles.swatch, styles[stage])} aria-hidden /> {STAGES[stage]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function LineRow({ line, latency }: { readonly line: Line; readonly latency: number }) {
  const board = useStore((state) => state.board);
  const { span, depth, bars } = line;
  const end = Math.min(latency, span.replied ?? span.ended ?? latency);
  const told = bars.map(({ stage, from, to }) => `${STAGES[stage].toLowerCase()} ${formatMs(to - from)}`);
  if (span.failure) told.push(words.failedBy(names[span.failure]));
  const name = componentName(board, span.component);
  const ids = span.connection === null ? [span.component] : [span.component, span.connection];
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        title={told.join(', ')}
        aria-label={words.visit(name, told)}
        onClick={() => flyTo(...ids)}
      >
        <span className={styles.name} style={{ '--depth': Math.min(depth, 6) } as CSSProperties}>
          {name}
        </span>
        <span className={styles.track} aria-hidden>
          {bars.map(({ stage, from, to }) => (
            <span
              key={`${stage} ${from}`}
              className={cx(styles.bar, styles[stage])}
              style={{ left: `${(100 * from) / latency}%`, width: `${(100 * (to - from)) / latency}%` }}
            />
          ))}
        </span>
        <span className={cx(styles.took, span.failure !== null && styles.failed)}>
          {formatMs(end - span.sent)}
        </span>
      </button>
    </li>
  );
}
