import type { CSSProperties } from 'react';
import { cx } from './cx.ts';
import styles from './Meter.module.css';
import { loadColor } from './ramp.ts';
import { useTheme } from './theme.ts';

/** A level from left to right with a tick at its target; hatched when full. The words beside it carry the number. */
export function Meter({
  value,
  target,
  full = 1,
  className,
}: {
  /** 1 is full; more is drawn as full. */
  readonly value: number;
  readonly target?: number;
  /** From which value on it counts as full. */
  readonly full?: number;
  readonly className?: string | undefined;
}) {
  const theme = useTheme();
  const filled = Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : value > 0 ? 1 : 0;
  return (
    <span
      aria-hidden
      className={cx(styles.meter, value >= full && styles.full, className)}
      style={{ '--filled': filled, '--color': loadColor(value, theme) } as CSSProperties}
    >
      <span className={styles.level} />
      {target !== undefined && (
        <span className={styles.target} style={{ insetInlineStart: `${target * 100}%` }} />
      )}
    </span>
  );
}
