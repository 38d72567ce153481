import { formatCount } from '../../catalog/units.ts';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import type { State } from '../../state/shape.ts';
import * as said from '../../words/cards.ts';
import styles from './CardMarks.module.css';
import { type Findings, type Mark, worstOf } from './remarks.ts';
import { waitingMarks } from './waiting.ts';

const ICONS = { error: 'circle-x', warning: 'triangle-alert', info: 'info' } as const;

/** One badge for all findings: shape and color of the worst, and how many. */
export function FindingsBadge({ findings }: { findings: Findings }) {
  const worst = worstOf(findings);
  if (!worst) return null;
  return (
    <span
      className={cx(styles.badge, styles[worst.severity])}
      title={findings.map((finding) => finding.title).join('\n')}
      aria-hidden
    >
      <Icon name={ICONS[worst.severity]} size={11} />
      {findings.length}
    </span>
  );
}

/** What the mark begins with and is not told from afar: "binds at", "bottleneck". */
const LEAD = /^.* (?:at|·) /;

export function BindsMark({ mark }: { mark: Mark | null }) {
  if (!mark) return null;
  const lead = LEAD.exec(mark.text)?.[0] ?? '';
  const title = mark.by === 'estimate' ? said.inEstimate(mark.words) : said.inRun(mark.words);
  return (
    <span className={cx(styles.binds, styles[mark.by])} title={title} aria-hidden>
      {mark.by === 'failure' && <Icon name="circle-x" size={11} />}
      {lead && <span className={styles.lead}>{lead}</span>}
      {mark.text.slice(lead.length)}
    </span>
  );
}

/** What the walk changes next: a ring around the card, and which step it is. */
export function StepMark({ step }: { step: NonNullable<State['stepAt']> }) {
  return (
    <span className={styles.stepRing} title={step.words} aria-hidden>
      <span className={styles.stepText}>{step.text}</span>
    </span>
  );
}

/** What waits, where it waits: at the entrance. */
export function WaitingMarks({ waiting }: { waiting: number }) {
  const { marks, text } = waitingMarks(waiting);
  if (marks === 0) return null;
  return (
    <span
      className={styles.waiting}
      title={said.waitingMarks(
        Number.isFinite(waiting) ? formatCount(Math.round(waiting)) : said.growsWithoutEnd,
      )}
      aria-hidden
    >
      {text && <span className={styles.many}>{text}</span>}
      {[...Array(marks).keys()].map((nth) => (
        <i key={nth} className={styles.mark} />
      ))}
    </span>
  );
}
