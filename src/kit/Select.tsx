import { Select as Base } from '@base-ui/react/select';
import { cx } from './cx.ts';
import { Icon } from './icons.tsx';
import popup from './popup.module.css';
import styles from './Select.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** One line under the label in the list. */
  readonly help?: string;
}

/** One of several values, each with a line of help. `label` or `labelledBy` names it. */
export function Select<Value extends string>({
  value,
  choices,
  onChange,
  label,
  labelledBy,
  describedBy,
  id,
  disabled = false,
  className,
}: {
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}) {
  const items = choices.map((choice) => ({ value: choice.value, label: choice.label }));
  return (
    <Base.Root
      items={items}
      value={value}
      disabled={disabled}
      modal={false}
      onValueChange={(next) => next !== null && onChange(next)}
    >
      <Base.Trigger
        id={id}
        aria-label={label}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        className={cx(styles.trigger, className)}
      >
        <Base.Value className={styles.value} />
        <Base.Icon className={styles.icon}>
          <Icon name="chevron-down" size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          className={popup.positioner}
          sideOffset={4}
          collisionPadding={8}
          alignItemWithTrigger={false}
        >
          <Base.Popup className={popup.popup}>
            {choices.map((choice) => (
              <Base.Item key={choice.value} value={choice.value} className={popup.item}>
                <Base.ItemText>{choice.label}</Base.ItemText>
                <Base.ItemIndicator>
                  <Icon name="check" size={14} />
                </Base.ItemIndicator>
                {choice.help && <span className={popup.hint}>{choice.help}</span>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
