import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

/** Words for screen readers only. */
export function VisuallyHidden({
  children,
  id,
  as: Tag = 'span',
}: {
  readonly children: ReactNode;
  readonly id?: string;
  readonly as?: 'span' | 'h2';
}) {
  return (
    <Tag id={id} className={styles.hidden}>
      {children}
    </Tag>
  );
}
