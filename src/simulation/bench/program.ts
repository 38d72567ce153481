import { PROGRAMS } from './programs.ts';

/** One program in a process of its own: answers each `{ requests, seed }` with the sample of a run. */
const { run } = PROGRAMS.find(({ name }) => name === process.argv[2])!;
process.on('message', ({ requests, seed }: { requests: number; seed: number }) => {
  process.send!(run(requests, seed));
});
