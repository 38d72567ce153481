import { done, type Work } from './work.bench.ts';

/** What a process does that works for `main.bench.ts`: one piece after another, each answered with what came of it. */
process.on('message', async (work: Work) => process.send?.(await done(work)));
