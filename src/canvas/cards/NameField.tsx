import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { cx } from '../../kit/cx.ts';
import { store } from '../../state/store.ts';
import { keepInside } from './keepInside.ts';

/**
 * Words on the canvas, edited where they stand: Enter or leaving keeps them, Escape does not. Enter and Escape give the
 * focus back to `owner`.
 */
export function NameField({
  label,
  words,
  className,
  keep,
  owner,
  ...rest
}: {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly words: string;
  readonly className: string | undefined;
  readonly keep: (words: string) => void;
  readonly owner: (field: HTMLElement | null) => HTMLElement | SVGElement | null;
  readonly placeholder?: string;
  readonly size?: number;
  readonly style?: CSSProperties;
}) {
  const field = useRef<HTMLInputElement>(null);
  const closed = useRef(false);

  useEffect(() => {
    closed.current = false;
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  // Each time, as it grows where one looks from farther away.
  useLayoutEffect(() => {
    if (field.current) keepInside(field.current);
  });

  const close = (kept: boolean, refocus: boolean) => {
    if (closed.current) return;
    closed.current = true;
    const next = owner(field.current);
    if (kept) keep(field.current?.value ?? '');
    store.getState().rename(null);
    if (refocus) next?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // The page's shortcuts must not take letters from the field.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    close(event.key === 'Enter', true);
  };

  return (
    <input
      {...rest}
      ref={field}
      className={cx(className, 'nodrag', 'nopan', 'nokey')}
      aria-label={label}
      defaultValue={words}
      maxLength={80}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={() => close(true, false)}
    />
  );
}

/** The card or frame that a field stands in. */
export function itemOf(field: HTMLElement | null): HTMLElement | null {
  return field?.closest<HTMLElement>('[data-item]') ?? null;
}
