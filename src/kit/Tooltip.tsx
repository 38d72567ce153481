import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from './Kbd.tsx';
import { place, type Side } from './place.ts';
import styles from './Tooltip.module.css';

interface TriggerProps {
  onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  onPointerLeave?: (event: PointerEvent<HTMLElement>) => void;
  onPointerDown?: (event: PointerEvent<HTMLElement>) => void;
  onFocus?: (event: FocusEvent<HTMLElement>) => void;
  onBlur?: (event: FocusEvent<HTMLElement>) => void;
  'aria-describedby'?: string | undefined;
  'aria-label'?: string | undefined;
}

/** ms before the first tooltip; none while one was open a moment ago, so a toolbar can be swept. */
const DELAY = 500;
const WARM = 400;
let lastClosed = Number.NEGATIVE_INFINITY;

/**
 * One line of explanation on hover and keyboard focus. Written here rather than taken from the component library
 * because tooltips are needed before anything else and its positioning alone would be a sixth of the first load.
 * Its words describe the trigger unless they are already its name.
 */
export function Tooltip({
  text,
  keys,
  side = 'bottom',
  children,
}: {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly side?: Side;
  readonly children: ReactElement<TriggerProps>;
}) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const cancel = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  const open = (element: HTMLElement, now: boolean) => {
    cancel();
    const wait = now || performance.now() - lastClosed < WARM ? 0 : DELAY;
    timer.current = setTimeout(() => setAnchor(element), wait);
  };
  const close = () => {
    cancel();
    if (anchor) lastClosed = performance.now();
    setAnchor(null);
  };

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  useEffect(() => {
    if (!anchor) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setAnchor(null);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [anchor]);

  const own = children.props;
  return (
    <>
      {cloneElement(children, {
        onPointerEnter: (event) => {
          own.onPointerEnter?.(event);
          if (event.pointerType === 'mouse') open(event.currentTarget, false);
        },
        onPointerLeave: (event) => {
          own.onPointerLeave?.(event);
          close();
        },
        onPointerDown: (event) => {
          own.onPointerDown?.(event);
          close();
        },
        onFocus: (event) => {
          own.onFocus?.(event);
          if (event.currentTarget.matches(':focus-visible')) open(event.currentTarget, true);
        },
        onBlur: (event) => {
          own.onBlur?.(event);
          close();
        },
        ...(anchor && own['aria-label'] !== text ? { 'aria-describedby': id } : {}),
      })}
      {anchor &&
        createPortal(
          <div
            ref={(element) => {
              if (element) place(element, anchor, side);
            }}
            id={id}
            role="tooltip"
            className={styles.tip}
          >
            {text}
            {keys && <Kbd keys={keys} />}
          </div>,
          document.body,
        )}
    </>
  );
}
