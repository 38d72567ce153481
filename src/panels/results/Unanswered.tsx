import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import type { FailureReason, Report } from '../../simulation/report.ts';
import { useStore } from '../../state/store.ts';
import * as reasons from '../../words/reasons.ts';
import * as words from '../../words/results.ts';
import styles from './BottleneckCard.module.css';

/** Stands in for a bottleneck when a run answered nothing: why, and what to do about it. */
export function Unanswered({ report }: { readonly report: Report }) {
  const findings = useStore((state) => state.findings);
  if (report.totals.completed > 0 || report.totals.failed === 0) return null;
  const reason = mostFrequent(report);
  // What lint says of a design is no cause of a run.
  const causes = findings.filter(({ id, at }) => Object.hasOwn(report.classes, at.id) && !id.startsWith('L'));
  return (
    <section className={cx(styles.card, styles.saturated)} aria-label={words.unanswered}>
      <p className={styles.state}>
        <Icon name="octagon-alert" />
        {reason ? reasons.names[reason] : words.failed}
      </p>
      <h3 className={styles.title}>{words.noRequestWasAnswered}</h3>
      {causes.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
      {causes.length === 0 && reason && <p>{reasons.meanings[reason]}</p>}
      {reason === 'no route' && <p>{words.connectClient}</p>}
    </section>
  );
}

function mostFrequent(report: Report): FailureReason | undefined {
  const rates = new Map<FailureReason, number>();
  for (const { failures } of Object.values(report.classes))
    for (const [reason, rate] of Object.entries(failures) as [FailureReason, number][])
      rates.set(reason, (rates.get(reason) ?? 0) + rate);
  return [...rates].sort(([, a], [, b]) => b - a)[0]?.[0];
}
