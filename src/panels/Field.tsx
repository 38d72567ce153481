import { type ReactNode, useId } from 'react';
import { IconButton } from '../kit/Button.tsx';
import { cx } from '../kit/cx.ts';
import { backToDefault } from '../words/fields.ts';
import styles from './Field.module.css';

export interface FieldIds {
  readonly labelId: string;
  readonly helpId: string;
}

/** A row of a form: the name, what it means, and the control. A changed value shows a mark and can go back. */
export function Field({
  label,
  help,
  more,
  changed = false,
  onReset,
  wide = false,
  children,
}: {
  readonly label: string;
  /** One sentence; spoken with the control and shown on demand. */
  readonly help?: string;
  /** Stands under the help when it is shown: the source of a default. */
  readonly more?: ReactNode;
  readonly changed?: boolean;
  readonly onReset?: (() => void) | undefined;
  /** The control gets a line of its own. */
  readonly wide?: boolean;
  readonly children: (ids: FieldIds) => ReactNode;
}) {
  const id = useId();
  const ids = { labelId: `${id}-label`, helpId: `${id}-help` };
  return (
    <div className={cx(styles.field, wide && styles.wide)}>
      <div className={styles.name}>
        {help ? (
          <details className={styles.details}>
            <summary>
              <span id={ids.labelId} className={styles.label}>
                {label}
              </span>
            </summary>
            <div className={styles.help}>
              <p id={ids.helpId}>{help}</p>
              {more}
            </div>
          </details>
        ) : (
          <span id={ids.labelId} className={styles.label}>
            {label}
          </span>
        )}
      </div>
      <div className={styles.control}>
        {changed && onReset && (
          <IconButton
            icon="rotate-ccw"
            iconSize={13}
            label={backToDefault(label)}
            side="top"
            className={styles.reset}
            onClick={onReset}
          />
        )}
        {children(ids)}
      </div>
    </div>
  );
}
