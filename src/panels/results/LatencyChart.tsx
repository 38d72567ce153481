import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import * as words from '../../words/charts.ts';
import 'uplot/dist/uPlot.min.css';
import { formatFactor, formatMs, formatRate } from '../../catalog/units.ts';
import { cx } from '../../kit/cx.ts';
import { useTheme } from '../../kit/theme.ts';
import type { Report } from '../../simulation/report.ts';
import { useStore } from '../../state/store.ts';
import { chartData, chartOptions, type Measure } from './chart.ts';
import styles from './LatencyChart.module.css';
import { className } from './recordWords.ts';
import { secondsWords } from './runWords.ts';

const HEIGHT = 168;
const MEASURES: readonly { readonly measure: Measure; readonly label: string }[] = [
  { measure: 'p99', label: words.measures.p99 },
  { measure: 'p50', label: words.measures.p50 },
  { measure: 'throughput', label: words.throughput },
  { measure: 'failed', label: words.failures },
];

/** One measure of every class over the run; the warm-up is shaded, the pointer reads a window's numbers. */
export function LatencyChart({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const objectives = board.objectives;
  const [measure, setMeasure] = useState<Measure>('p99');
  const [at, setAt] = useState<number | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const order = useMemo(() => Object.keys(board.classes), [board.classes]);
  const ids = useMemo(
    () => Object.keys(report.series.classes).sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    [report, order],
  );

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const options = chartOptions({
      report,
      ids,
      order,
      measure,
      theme,
      style: getComputedStyle(element),
      promises: Object.values(objectives)
        .filter((objective) => objective.metric === measure && ids.includes(objective.class))
        .map((objective) => ({ id: objective.class, limit: objective.limit })),
      onCursor: setAt,
    });
    const chart = new uPlot(
      { ...options, width: element.clientWidth, height: HEIGHT },
      chartData(report, ids, measure),
      element,
    );
    const observer = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [report, ids, order, measure, theme, objectives]);

  const dashed = Object.values(objectives).some((objective) => objective.metric === measure);
  const format = measure === 'throughput' || measure === 'failed' ? formatRate : formatMs;
  const series = report.series;
  return (
    <figure>
      <div className={styles.measures} role="radiogroup" aria-label={words.measure}>
        {MEASURES.map((entry) => (
          <label
            key={entry.measure}
            className={cx(styles.measure, entry.measure === measure && styles.chosen)}
          >
            <input
              type="radio"
              name="measure"
              checked={entry.measure === measure}
              onChange={() => setMeasure(entry.measure)}
            />
            {entry.label}
          </label>
        ))}
      </div>
      <div
        ref={place}
        className={styles.chart}
        role="img"
        aria-label={words.chart(
          words.measures[measure],
          ids.map((id) => className(board, id)),
          secondsWords(report.duration),
        )}
      />
      <figcaption className={styles.legend}>
        {ids.map((id) => (
          <span key={id}>
            <span
              aria-hidden
              className={styles.key}
              style={{ background: `var(--series-${Math.max(0, order.indexOf(id)) % 8})` }}
            />
            {className(board, id)}
            {at !== null && <b>{format(series.classes[id]?.[measure][at] ?? Number.NaN)}</b>}
          </span>
        ))}
        <span className={styles.when}>
          {at === null
            ? dashed
              ? words.dashedObjective
              : words.shadedWarmUp
            : words.atLoad(secondsWords(series.at[at] ?? 0), formatFactor(series.load[at] ?? 1))}
        </span>
      </figcaption>
    </figure>
  );
}
