import type { Io } from './io.ts';

const WIDTH = 30;

/** A bar on standard error while a run goes on; nothing at all where no one watches. */
export class Progress {
  private readonly io: Io;
  private shown = '';

  constructor(io: Io) {
    this.io = io;
  }

  show(share: number, words: string): void {
    if (!this.io.isTerminal) return;
    const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
    const line = `[${'█'.repeat(full)}${' '.repeat(WIDTH - full)}] ${words}`;
    if (line === this.shown) return;
    this.io.err(`\r${line.padEnd(this.shown.length)}`);
    this.shown = line;
  }

  clear(): void {
    if (this.shown !== '') this.io.err(`\r${' '.repeat(this.shown.length)}\r`);
    this.shown = '';
  }
}
