import { TARGET_UTILIZATION } from '../../catalog/target.ts';
import { formatCount } from '../../catalog/units.ts';
import { Meter } from '../../kit/Meter.tsx';
import * as words from '../../words/figures.ts';
import { limits } from '../../words/limits.ts';
import table from './table.module.css';

/** Utilization from which a component is full in a run: measured ones come near 1 and never pass it. */
export const FULL = 0.97;

/** "72 % slots" over its level. */
export function LoadCell({
  utilization,
  binding,
}: {
  readonly utilization: number;
  readonly binding: string | null;
}) {
  if (binding === null) return <span className={table.quiet}>{words.noLimit}</span>;
  return (
    <span className={table.level}>
      {percentWords(utilization)} {limits[binding] ?? binding}
      <Meter className={table.meter} value={utilization} target={TARGET_UTILIZATION} full={FULL} />
    </span>
  );
}

/** Whole percents: finer ones of a load say nothing. */
export function percentWords(share: number): string {
  return share > 0 && share < 0.005 ? words.lessThanOnePercent : `${formatCount(Math.round(share * 100))} %`;
}
