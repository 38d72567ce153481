import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

/** A titled part of a panel; `action` stands at the end of the title. One can be taken to it by its `name`. */
export function Section({
  title,
  name,
  action,
  children,
}: {
  readonly title: string;
  readonly name?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      className={styles.section}
      aria-labelledby={id}
      data-section={name}
      tabIndex={name === undefined ? undefined : -1}
    >
      <header className={styles.header}>
        <h3 id={id}>{title}</h3>
        {action && <div className={styles.action}>{action}</div>}
      </header>
      {children}
    </section>
  );
}
