import { formatMs, formatWithin } from '../../catalog/units.ts';
import type { ComponentReport } from '../../simulation/report.ts';
import * as stages from '../../words/charts.ts';
import * as words from '../../words/component.ts';
import styles from '../inspect/Inspector.module.css';

/** ms below which a part is nothing to a person: a microsecond. */
const NOTHING = 0.001;

/** What a visit of a component takes on average, and what with; parts that are nothing are left out. */
export function SplitFigures({ measured }: { readonly measured: ComponentReport }) {
  const { latency, split, halves } = measured;
  if (latency.count === 0) return null;
  const parts = [
    [stages.network, undefined, split.network, halves.network],
    [stages.queue, undefined, split.queue, halves.queue],
    [stages.service, undefined, split.service, halves.service],
    [words.callees, words.calleesHelp, split.callees, halves.callees],
  ] as const;
  return (
    <dl className={styles.manyFigures}>
      <div>
        <dt title={words.visitHelp}>{words.visit}</dt>
        <dd title={words.percentiles(formatMs(latency.p50), formatMs(latency.p99))}>
          {formatWithin(latency.mean.value, latency.mean.half)}
        </dd>
      </div>
      {parts.map(
        ([name, help, ms, half]) =>
          ms >= NOTHING && (
            <div key={name}>
              <dt title={help}>{name}</dt>
              <dd>{formatWithin(ms, half)}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
