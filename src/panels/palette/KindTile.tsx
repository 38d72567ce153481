import type { CSSProperties } from 'react';
import type { Kind } from '../../catalog/kind.ts';
import { Icon } from '../../kit/icons.tsx';
import styles from './KindTile.module.css';

/** The icon of a kind on its group's ground. */
export function KindTile({ kind, size = 24 }: { readonly kind: Kind; readonly size?: number }) {
  const hue = {
    '--tile': `${size}px`,
    '--hue': `var(--hue-${kind.group})`,
    '--hue-soft': `var(--hue-${kind.group}-soft)`,
  } as CSSProperties;
  return (
    <span className={styles.tile} style={hue} aria-hidden>
      <Icon name={kind.icon} size={Math.round(size * 0.6)} />
    </span>
  );
}
