import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { cx } from '../../kit/cx.ts';
import { Icon } from '../../kit/icons.tsx';
import { Kbd } from '../../kit/Kbd.tsx';
import * as words from '../../words/find.ts';
import styles from './ChoiceBox.module.css';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly keys?: string | undefined;
  /** Why it cannot be chosen now: it is shown, with this beside it, and does nothing. */
  readonly unavailable?: string | undefined;
  readonly tile: ReactNode;
  /** The focus stays where `run` puts it; else it goes back to where it was. */
  readonly takesFocus?: true;
  /** By these words it was found. */
  run(typed: string): void;
}

export interface ChoiceGroup {
  readonly id: string;
  /** Heading; without one the group is set apart by a line. */
  readonly label?: string;
  readonly choices: readonly Choice[];
  /** How many more answer than are shown. */
  readonly more?: number;
}

/**
 * A box to type in and choose from, by the ARIA pattern of a combobox with a list: the focus stays in the field,
 * arrows move, Enter chooses, Escape, Tab and a press elsewhere leave.
 */
export function ChoiceBox({
  title,
  label,
  placeholder,
  icon,
  near,
  typed,
  onType,
  groups,
  nothing,
  note,
  onClose,
}: {
  readonly title: string;
  /** Name of the field, where it is not the title. */
  readonly label?: string;
  readonly placeholder: string;
  readonly icon: string;
  /** Px of the page beside which it opens, as far as there is room; else in the middle. */
  readonly near?: { readonly x: number; readonly y: number } | undefined;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly groups: readonly ChoiceGroup[];
  /** Said when there is nothing to choose. */
  readonly nothing: string;
  /** One line under the list: what is wrong with what was typed. */
  readonly note?: string | undefined;
  readonly onClose: () => void;
}) {
  const [active, setActive] = useState(0);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const focusTaken = useRef(false);
  const close = useRef(onClose);

  const shown = groups.filter((group) => group.choices.length > 0);
  const choices = shown.flatMap((group) => group.choices);
  const here = Math.min(active, choices.length - 1);
  const optionId = (choice: Choice | undefined) => (choice ? `${listId}-${choice.id}` : undefined);

  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      if (!focusTaken.current && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close.current();
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => window.removeEventListener('pointerdown', onPointerDown, true);
  }, []);
  useEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const choose = (choice: Choice | undefined) => {
    if (!choice || choice.unavailable) return;
    focusTaken.current = choice.takesFocus === true;
    choice.run(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = choices.length - 1;
    const next = {
      ArrowDown: here === last ? 0 : here + 1,
      ArrowUp: here <= 0 ? last : here - 1,
      PageDown: Math.min(last, here + 8),
      PageUp: Math.max(0, here - 8),
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(choices[here]);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    }
    event.stopPropagation();
  };

  return (
    <div
      ref={box}
      className={cx(styles.box, near && styles.near)}
      style={near && ({ '--x': `${near.x}px`, '--y': `${near.y}px` } as CSSProperties)}
      role="dialog"
      aria-label={title}
    >
      <div className={styles.search}>
        <Icon name={icon} size={16} />
        <input
          ref={input}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={optionId(choices[here])}
          aria-label={label ?? title}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            onType(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label={title} className={styles.list}>
        {shown.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box; a fieldset groups fields.
          <div key={group.id} role="group" aria-label={group.label} className={styles.group}>
            {group.label && (
              <div className={styles.heading} aria-hidden>
                {group.label}
              </div>
            )}
            {group.choices.map((choice) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard, by the ARIA pattern.
              <div
                key={choice.id}
                id={optionId(choice)}
                role="option"
                tabIndex={-1}
                aria-selected={choice === choices[here]}
                aria-disabled={choice.unavailable !== undefined || undefined}
                className={styles.option}
                onPointerMove={() => setActive(choices.indexOf(choice))}
                onClick={() => choose(choice)}
              >
                {choice.tile}
                <span className={styles.words}>
                  <span className={styles.label}>{choice.label}</span>
                  {(choice.unavailable ?? choice.hint) && (
                    <span className={styles.hint}>{choice.unavailable ?? choice.hint}</span>
                  )}
                </span>
                {choice.keys && <Kbd keys={choice.keys} />}
              </div>
            ))}
            {(group.more ?? 0) > 0 && (
              <div className={cx(styles.heading, styles.more)} aria-hidden>
                {words.more(group.more ?? 0)}
              </div>
            )}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className={styles.none}>{nothing}</p>}
      <p className={note ? styles.note : undefined} role="status">
        {note}
      </p>
    </div>
  );
}
