import { type CSSProperties, useId } from 'react';
import { Field } from '../Field.tsx';
import styles from './LookChoice.module.css';

/** One of a few looks, all in sight: as words, or as dots of the color that `swatch` gives. */
export function LookChoice<Value extends string>({
  label,
  value,
  options,
  swatch,
  onChange,
}: {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly (readonly [value: Value, label: string])[];
  /** CSS of the color that an option stands for. */
  readonly swatch?: (option: Value) => string;
  onChange(value: Value): void;
}) {
  const field = useId();
  return (
    <Field label={label} wide>
      {({ labelId }) => (
        <div className={styles.row} role="radiogroup" aria-labelledby={labelId}>
          {options.map(([option, name]) => (
            <label key={option} className={swatch ? styles.swatch : styles.option} title={name}>
              <input
                type="radio"
                name={field}
                value={option}
                checked={value === option}
                aria-label={name}
                onChange={() => onChange(option)}
              />
              {swatch ? (
                <span className={styles.dot} style={{ '--dot': swatch(option) } as CSSProperties} />
              ) : (
                <span aria-hidden="true">{name}</span>
              )}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}
