import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { keyAlongText } from '../kit/direction.ts';

/** A list of buttons as one stop of the Tab key: arrows move in it, letters jump to what begins with them. */
export interface Roving {
  /** Put these on each button. */
  item(
    id: string,
    label: string,
  ): {
    readonly 'data-roving': string;
    readonly 'data-label': string;
    readonly tabIndex: number;
  };
  /** Puts the focus on the first button. */
  first(): void;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
}

/** ms between two letters of one word. */
const PAUSE = 800;

/** `ids` are the buttons that are shown now, in their order. */
export function useRoving(root: RefObject<HTMLElement | null>, ids: readonly string[]): Roving {
  const [last, setLast] = useState<string | null>(null);
  // The one that had the focus last may be folded away or filtered out.
  const stop = last !== null && ids.includes(last) ? last : ids[0];
  const typed = useRef({ text: '', at: Number.NEGATIVE_INFINITY });
  /** Who pressed a button with the mouse is not in the list: letters are tools then. */
  const walking = useRef(false);
  const buttons = () => [...(root.current?.querySelectorAll<HTMLElement>('[data-roving]') ?? [])];

  const jump = (
    key: string,
    all: readonly HTMLElement[],
    at: number,
    now: number,
  ): HTMLElement | undefined => {
    const before = now - typed.current.at < PAUSE ? typed.current.text : '';
    // The same letter again goes on to the next that begins with it.
    const text = before === key ? key : before + key;
    typed.current = { text, at: now };
    const from = text.length > 1 ? at : at + 1;
    return [...all.slice(from), ...all.slice(0, from)].find((button) =>
      (button.dataset.label ?? '').toLowerCase().startsWith(text),
    );
  };

  return {
    item: (id, label) => ({ 'data-roving': id, 'data-label': label, tabIndex: stop === id ? 0 : -1 }),
    first: () => buttons()[0]?.focus(),
    onFocus(event) {
      const id = event.target instanceof HTMLElement ? event.target.dataset.roving : undefined;
      if (id !== undefined) setLast(id);
      walking.current = event.target.matches(':focus-visible');
    },
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const all = buttons();
      const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
      if (at < 0) return;
      const last = all.length - 1;
      const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
      const letter = walking.current && /^[\p{L}\p{N}]$/u.test(event.key) ? event.key.toLowerCase() : null;
      const next =
        step !== undefined
          ? (all[step] ?? all[at])
          : letter !== null
            ? (jump(letter, all, at, event.timeStamp) ?? all[at])
            : foldOrRise(keyAlongText(event.key, event.currentTarget), all, at);
      if (!next) return;
      next.focus();
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/** Left folds a heading, or goes from a button to its heading; Right unfolds. */
function foldOrRise(key: string, all: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const button = all[at];
  const expanded = button?.getAttribute('aria-expanded');
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  if (expanded === (key === 'ArrowLeft' ? 'true' : 'false')) button?.click();
  else if (key === 'ArrowLeft' && expanded == null)
    return all.slice(0, at).findLast((other) => other.hasAttribute('aria-expanded')) ?? button;
  return button;
}
