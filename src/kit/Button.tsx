import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { cx } from './cx.ts';
import { Icon } from './icons.tsx';
import { Tooltip } from './Tooltip.tsx';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'children'>;

export interface ButtonProps extends Native {
  readonly children: ReactNode;
  /** `primary` once a surface at most; `quiet` has no ground until hovered. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly icon?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, look = 'plain', size = 'normal', icon, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={cx(styles.button, styles[look], styles[size], className)} {...rest}>
      {icon && <Icon name={icon} size={15} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Native {
  /** By name, or drawn by the caller. */
  readonly icon: string | ReactElement;
  /** Says what it does: the accessible name and the tooltip. */
  readonly label: string;
  /** Shown in the tooltip, as `Mod+z`. */
  readonly keys?: string | undefined;
  readonly look?: 'quiet' | 'plain' | 'primary';
  readonly size?: 'normal' | 'large';
  readonly iconSize?: number;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** For toggles: drawn as held down. */
  readonly pressed?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Unavailable icon buttons stay focusable (`aria-disabled`), so that their tooltip can be read. */
export function IconButton({
  icon,
  label,
  keys,
  look = 'quiet',
  size = 'normal',
  iconSize = 16,
  side = 'bottom',
  pressed,
  disabled,
  onClick,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        className={cx(styles.button, styles.iconOnly, styles[look], styles[size], className)}
        onClick={disabled ? undefined : onClick}
        {...rest}
      >
        {typeof icon === 'string' ? <Icon name={icon} size={iconSize} /> : icon}
      </button>
    </Tooltip>
  );
}
