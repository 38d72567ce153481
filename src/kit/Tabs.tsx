import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { keyAlongText } from './direction.ts';
import styles from './Tabs.module.css';

export interface TabSpec<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A count or dot after the label. */
  readonly badge?: ReactNode;
}

/** Tabs by the WAI-ARIA pattern: one tab stop, arrows move and choose. Only the chosen panel is in the page. */
export function Tabs<Value extends string>({
  label,
  tabs,
  value,
  onChange,
  after,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly TabSpec<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Stands at the end of the row of tabs. */
  readonly after?: ReactNode;
  /** The panel of the chosen tab. */
  readonly children: ReactNode;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const here = tabs.findIndex((tab) => tab.value === value);
    const last = tabs.length - 1;
    const next = {
      ArrowRight: here === last ? 0 : here + 1,
      ArrowLeft: here === 0 ? last : here - 1,
      Home: 0,
      End: last,
    }[keyAlongText(event.key, event.currentTarget)];
    if (next === undefined) return;
    event.preventDefault();
    onChange(tabs[next]!.value);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div className={styles.tabs}>
      <div className={styles.row}>
        <div ref={list} role="tablist" aria-label={label} className={styles.list}>
          {tabs.map((tab) => (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              aria-selected={tab.value === value}
              aria-controls={tab.value === value ? `${id}-panel` : undefined}
              tabIndex={tab.value === value ? 0 : -1}
              className={styles.tab}
              onClick={() => onChange(tab.value)}
              onKeyDown={onKeyDown}
            >
              {tab.label}
              {tab.badge}
            </button>
          ))}
        </div>
        {after}
      </div>
      {/* Focusable, so that a panel without controls can be scrolled by keyboard. */}
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${value}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard.
        tabIndex={0}
        className={styles.panel}
      >
        {children}
      </div>
    </div>
  );
}
