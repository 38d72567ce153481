import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sample } from './programs.ts';

const SCRIPT = fileURLToPath(new URL('program.ts', import.meta.url));

/**
 * Programs that take turns, each in a process of its own, as the page runs each board in a worker: what the compiler has learned
 * from one of them neither helps nor hinders the others.
 */
export interface Turns {
  take(name: string, requests: number, seed: number): Promise<Sample>;
  end(): void;
}

export function createTurns(names: readonly string[]): Turns {
  const processes = new Map<string, ChildProcess>(
    names.map((name) => [name, fork(SCRIPT, [name], { execArgv: ['--import', 'tsx'] })]),
  );
  return {
    async take(name, requests, seed) {
      const program = processes.get(name)!;
      const answer = once(program, 'message');
      program.send({ requests, seed });
      return (await answer)[0] as Sample;
    },
    end() {
      for (const program of processes.values()) program.disconnect();
    },
  };
}
