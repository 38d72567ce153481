import { Component, type ReactNode } from 'react';
import { Button } from '../kit/Button.tsx';
import { PartProblem } from '../kit/PartProblem.tsx';
import * as words from '../words/app.ts';
import styles from './Problem.module.css';

interface Props {
  readonly children: ReactNode;
  /** A part of the page that can fail alone; absent for the page itself. */
  readonly part?: string;
}

/** What is left when drawing failed: words a person can use and a way on. The board is on disk at each change. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    const { children, part } = this.props;
    if (!error) return children;
    const again = () => this.setState({ error: null });
    if (part)
      return <PartProblem text={words.notShown(part, error.message)} again={words.again} onAgain={again} />;
    return (
      <main className={styles.page} role="alert">
        <div className={styles.problem}>
          <h1 className={styles.title}>{words.broke}</h1>
          <p>{words.boardsSafe}</p>
          <p className={styles.advice}>
            <code>{error.message}</code>
          </p>
          <div className={styles.actions}>
            <Button size="large" look="primary" onClick={() => location.reload()}>
              {words.reload}
            </Button>
            <Button size="large" onClick={again}>
              {words.again}
            </Button>
          </div>
        </div>
      </main>
    );
  }
}
