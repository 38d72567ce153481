import { Menu as Base } from '@base-ui/react/menu';
import { Fragment, type ReactElement, useMemo } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icons.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './popup.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
  /** Shown at the end, as `Mod+d`. */
  readonly keys?: string | undefined;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Set for choices: marked when true. */
  readonly checked?: boolean;
  readonly run: () => void;
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

/** A menu at its trigger; groups are set apart by a line and may carry a heading. */
export function Menu({
  trigger,
  defaultOpen = false,
  ...rest
}: {
  readonly trigger: ReactElement;
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly defaultOpen?: boolean;
}) {
  return (
    <Base.Root modal={false} defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      <Popup {...rest} />
    </Base.Root>
  );
}

/** A menu where the pointer is, open for as long as it is rendered. */
export function PointMenu({
  at,
  label,
  groups,
  onClose,
}: {
  /** Px of the page. */
  readonly at: { readonly x: number; readonly y: number };
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onClose: () => void;
}) {
  const anchor = useMemo(() => ({ getBoundingClientRect: () => DOMRect.fromRect(at) }), [at]);
  return (
    <Base.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Popup groups={groups} anchor={anchor} offset={2} label={label} />
    </Base.Root>
  );
}

/** At a point nothing is covered that must be seen: the menu moves over it rather than being cut. */
const AT_POINT = { side: 'shift', align: 'shift', fallbackAxisSide: 'none' } as const;

function Popup({
  groups,
  align = 'start',
  side = 'bottom',
  offset = 6,
  label,
  anchor,
}: {
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly offset?: number;
  readonly label?: string;
  readonly anchor?: { readonly getBoundingClientRect: () => DOMRect };
}) {
  const shown = groups.filter((group) => group.items.length > 0);
  return (
    <Base.Portal>
      <Base.Positioner
        className={styles.positioner}
        align={align}
        side={side}
        sideOffset={offset}
        collisionPadding={8}
        {...(anchor && { anchor, collisionAvoidance: AT_POINT })}
      >
        <Base.Popup className={cx(styles.popup, anchor && styles.whole)} aria-label={label}>
          {shown.map((group, index) => (
            <Fragment key={group.label ?? group.items[0]!.id}>
              {index > 0 && <Base.Separator className={styles.separator} />}
              <Base.Group>
                {group.label && (
                  <Base.GroupLabel className={styles.groupLabel}>{group.label}</Base.GroupLabel>
                )}
                {group.items.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </Base.Group>
            </Fragment>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function Item({ item }: { readonly item: MenuItem }) {
  const choice = item.checked !== undefined;
  const icon = choice ? (item.checked ? 'check' : '') : item.icon;
  const content = (
    <>
      {icon !== undefined && (icon === '' ? <span /> : <Icon name={icon} />)}
      <span>{item.label}</span>
      {item.keys && <Kbd keys={item.keys} />}
      {item.hint && <span className={styles.hint}>{item.hint}</span>}
    </>
  );
  const className = cx(styles.item, icon !== undefined && styles.withIcon, item.danger && styles.danger);
  const common = { className, disabled: item.disabled ?? false, label: item.label };
  return choice ? (
    <Base.CheckboxItem {...common} checked={item.checked ?? false} closeOnClick onCheckedChange={item.run}>
      {content}
    </Base.CheckboxItem>
  ) : (
    <Base.Item {...common} onClick={item.run}>
      {content}
    </Base.Item>
  );
}
