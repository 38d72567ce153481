import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import * as words from '../words/controls.ts';
import { cx } from './cx.ts';
import { Icon } from './icons.tsx';
import styles from './NumberField.module.css';
import { parseNumber } from './parseNumber.ts';
import { type Scale, stepFrom } from './scale.ts';
import { shownUnit, splitTime } from './timeUnits.ts';

export interface NumberFieldProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  /** Called when typing ends, and a moment after the last of several steps: the end of one gesture. */
  readonly onCommit?: () => void;
  /** One of the two names it. */
  readonly label?: string;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly id?: string;
  /** Shown after the value: `ms`, `req/s`. Long times are shown, and read, in s, min or h. */
  readonly unit?: string;
  readonly integer?: boolean;
  /** `log` steps 1, 2, 3 ... 9, 10, 20, 30; `linear` by `step`. */
  readonly scale?: Scale;
  readonly step?: number;
  /** The value shown as a word: `max` as "no limit". */
  readonly word?: { readonly value: number; readonly text: string } | undefined;
  readonly disabled?: boolean;
  /** Plus and minus buttons beside the value. */
  readonly steppers?: boolean;
  readonly className?: string | undefined;
}

/** Steps that follow each other this closely, ms, are one gesture: a key held down, a button pressed thrice. */
const STEPPING = 600;

const plain = (value: number): string => String(Number(value.toPrecision(6)));

/** A number to type, step with the arrow keys, or write with a suffix (`1.5k`, `250 M`). Out of bounds is brought back. */
export function NumberField({
  value,
  min,
  max,
  onChange,
  onCommit,
  label,
  labelledBy,
  describedBy,
  id,
  unit: ownUnit = '',
  integer = false,
  scale = 'linear',
  step = integer ? 1 : undefined,
  word,
  disabled = false,
  steppers = false,
  className,
}: NumberFieldProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const [draft, setDraft] = useState<string | null>(null);
  // Escape blurs, and the blur must not take the draft it has just given up.
  const dropped = useRef(false);
  const stepping = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(stepping.current), []);
  const { unit, size } = shownUnit(value, ownUnit);
  const shown = draft ?? (word && value === word.value ? word.text : plain(value / size));

  const set = (next: number) => {
    const whole = integer ? Math.round(next) : next;
    const inside = Math.min(max, Math.max(min, whole));
    if (inside !== value) onChange(inside);
  };
  const typesUnit = draft !== null && splitTime(draft, ownUnit) !== null;
  /** A number without a unit is in the one beside it. */
  const read = (text: string): number | null => {
    if (word && text.trim().toLowerCase() === word.text.toLowerCase()) return word.value;
    const time = splitTime(text, ownUnit);
    const typed = parseNumber(time?.digits ?? text);
    return typed === null ? null : Number((typed * (time?.size ?? size)).toPrecision(15));
  };
  const take = () => {
    if (draft !== null && !dropped.current) {
      const typed = read(draft);
      if (typed !== null) set(typed);
    }
    dropped.current = false;
    setDraft(null);
    clearTimeout(stepping.current);
    onCommit?.();
  };
  const move = (way: 1 | -1, large: boolean) => {
    clearTimeout(stepping.current);
    stepping.current = setTimeout(() => onCommit?.(), STEPPING);
    setDraft(null);
    const from = ((draft === null ? null : read(draft)) ?? value) / size;
    const within = { min: min / size, max: max / size, step: step && step / size, scale };
    set(Number((stepFrom(from, way, within, large) * size).toPrecision(12)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      move(event.key === 'ArrowUp' ? 1 : -1, event.shiftKey);
    } else if (event.key === 'Enter') {
      take();
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      dropped.current = true;
      event.currentTarget.blur();
    }
  };

  return (
    <div className={cx(styles.field, disabled && styles.off, className)}>
      {steppers && (
        <button
          type="button"
          tabIndex={-1}
          id={`${inputId}-less`}
          aria-label={words.less(label ?? '').trim()}
          aria-labelledby={labelledBy && `${inputId}-less ${labelledBy}`}
          className={styles.stepper}
          disabled={disabled || value <= min}
          onClick={() => move(-1, false)}
        >
          <Icon name="minus" size={13} />
        </button>
      )}
      <input
        id={inputId}
        // Not `number`: that drops the suffixes people write and fights over the locale's decimal sign.
        type="text"
        inputMode={integer ? 'numeric' : 'decimal'}
        role="spinbutton"
        aria-label={label}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuetext={`${shown}${unit && !typesUnit ? ` ${unit}` : ''}`}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        value={shown}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={take}
        onKeyDown={onKeyDown}
        data-settled={draft === null || undefined}
      />
      {unit && !typesUnit && (
        <label htmlFor={inputId} className={styles.unit} aria-hidden>
          {unit}
        </label>
      )}
      {steppers && (
        <button
          type="button"
          tabIndex={-1}
          id={`${inputId}-more`}
          aria-label={words.more(label ?? '').trim()}
          aria-labelledby={labelledBy && `${inputId}-more ${labelledBy}`}
          className={styles.stepper}
          disabled={disabled || value >= max}
          onClick={() => move(1, false)}
        >
          <Icon name="plus" size={13} />
        </button>
      )}
    </div>
  );
}
