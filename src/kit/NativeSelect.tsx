import { cx } from './cx.ts';
import { Icon } from './icons.tsx';
import styles from './NativeSelect.module.css';

/** The browser's own list, for plain choices on the first screen; `Select` has lines of help and more weight. */
export function NativeSelect<Value extends string>({
  label,
  value,
  choices,
  onChange,
  disabled = false,
  className,
}: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}) {
  return (
    <span className={cx(styles.select, className)}>
      <select
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={14} />
    </span>
  );
}
