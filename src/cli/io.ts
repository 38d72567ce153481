import type { Report } from '../simulation/report.ts';
import type { Job } from './job.ts';

/** Everything a command does to the world outside, so that tests can stand in for it. */
export interface Io {
  /** Text for standard output, line end included. */
  out(text: string): void;
  /** Text for standard error. */
  err(text: string): void;
  /** Whether standard error is a terminal: only then is progress drawn. */
  readonly isTerminal: boolean;
  readFile(path: string): Promise<string>;
  readInput(): Promise<string>;
  /** Makes several runs at once; where it is missing they are made one after another. */
  sideBySide?(jobs: readonly Job[]): Promise<readonly Report[]>;
}

/** What ended well, what an assertion refused, and what could not be done as it was asked. */
export const EXIT = { done: 0, assertionFailed: 1, badInput: 2 } as const;

/** Bad input: its message goes to standard error and the exit code is 2. */
export class BadInput extends Error {}
