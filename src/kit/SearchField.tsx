import type { KeyboardEvent } from 'react';
import { Icon } from './icons.tsx';
import styles from './SearchField.module.css';

/** A field for words that leave of a list only what answers. Its label is its placeholder too; Escape takes out what was typed. */
export function SearchField({
  label,
  title,
  value,
  onType,
  onKeyDown,
  className = '',
}: {
  readonly label: string;
  readonly title?: string;
  readonly value: string;
  readonly onType: (typed: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly className?: string | undefined;
}) {
  return (
    <label className={`${styles.field} ${className}`}>
      <Icon name="search" size={14} />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        title={title}
        value={value}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key !== 'Escape' || value === '') return;
          event.stopPropagation();
          onType('');
        }}
      />
    </label>
  );
}
