import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Icon } from './icons.tsx';

/** Says what is not here yet and how it comes to be. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  readonly icon?: string;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      {icon && (
        <span className={styles.icon}>
          <Icon name={icon} size={20} />
        </span>
      )}
      <h3 className={styles.title}>{title}</h3>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
