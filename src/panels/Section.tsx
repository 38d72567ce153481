import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

/** A titled part of a panel; `action` stands at the end of the title. */
export function Section({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.header}>
        <h3 id={id}>{title}</h3>
        {action && <div className={styles.action}>{action}</div>}
      </header>
      {children}
    </section>
  );
}
