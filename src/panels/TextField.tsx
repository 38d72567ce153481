import { useState } from 'react';
import { cx } from '../kit/cx.ts';
import styles from './TextField.module.css';

const focus = (field: HTMLElement | null): void => field?.focus();

/** A line (or lines) of text that is kept when one leaves it or presses Enter; Escape gives the change up. */
export function TextField({
  value,
  onChange,
  label,
  labelledBy,
  describedBy,
  placeholder,
  lines = 1,
  most = 4000,
  disabled = false,
  required = false,
  takesFocus = false,
  className,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly placeholder?: string;
  readonly lines?: number;
  /** Characters. */
  readonly most?: number;
  readonly disabled?: boolean;
  /** An empty text is not kept. */
  readonly required?: boolean;
  /** Opened by a press, to write in it. */
  readonly takesFocus?: boolean;
  readonly className?: string | undefined;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (text: string | null) => {
    setDraft(null);
    const clean = text?.trim();
    if (clean === undefined || clean === value || (required && clean === '')) return;
    onChange(clean);
  };
  const shared = {
    value: draft ?? value,
    disabled,
    placeholder,
    'aria-label': label,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    className: cx(styles.text, className),
    maxLength: most,
    ref: takesFocus ? focus : undefined,
    onBlur: () => keep(draft),
    'data-settled': draft === null || undefined,
  };
  if (lines > 1)
    return (
      <textarea
        {...shared}
        rows={lines}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
        }}
      />
    );
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...shared}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep(draft);
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
