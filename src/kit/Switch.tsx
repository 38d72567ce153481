import styles from './Switch.module.css';

/** On or off, at once. `label` or `labelledBy` names it. */
export function Switch({
  checked,
  onChange,
  label,
  labelledBy,
  describedBy,
  id,
  disabled = false,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly id?: string;
  readonly disabled?: boolean;
}) {
  return (
    <input
      type="checkbox"
      role="switch"
      id={id}
      className={styles.switch}
      checked={checked}
      aria-checked={checked}
      disabled={disabled}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
