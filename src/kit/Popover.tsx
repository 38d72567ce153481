import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Popover.module.css';
import popup from './popup.module.css';

/** A small surface at its trigger for more words or controls than a tooltip can hold. */
export function Popover({
  trigger,
  label,
  title,
  children,
  side = 'bottom',
  align = 'center',
  open,
  onOpenChange,
}: {
  readonly trigger: ReactElement;
  /** Names the surface where it shows no title. */
  readonly label?: string;
  readonly title?: string;
  readonly children: ReactNode;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly align?: 'start' | 'center' | 'end';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          className={popup.positioner}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
        >
          <Base.Popup className={cx(popup.popup, styles.popover)} aria-label={title ? undefined : label}>
            {title && <Base.Title className={styles.title}>{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
