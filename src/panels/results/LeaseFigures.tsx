import { formatRate } from '../../catalog/units.ts';
import type { LeasesReport } from '../../simulation/report.ts';
import * as words from '../../words/component.ts';
import styles from '../inspect/Inspector.module.css';

/** Locks that were given for a time, those that others had too early, and what was done then. */
export function LeaseFigures({ leases }: { readonly leases: LeasesReport }) {
  const rows = [
    [words.leasesGiven, leases.given],
    [words.leasesLost, leases.lost],
    [words.staleWrites, leases.stale],
    [words.fencedOff, leases.fenced],
  ] as const;
  return (
    <dl className={styles.manyFigures}>
      {rows.map(([name, rate]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatRate(rate)}</dd>
        </div>
      ))}
    </dl>
  );
}
