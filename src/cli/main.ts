import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { headroom } from './headroom.ts';
import { sideBySide } from './processes.ts';

// Whoever reads only the first lines (`headroom schema | head`) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

// Not `process.exit`: it would cut off what a pipe has not taken yet.
process.exitCode = await headroom(process.argv.slice(2), {
  out: (words) => void process.stdout.write(words),
  err: (words) => void process.stderr.write(words),
  isTerminal: process.stderr.isTTY === true,
  readFile: (path) => readFile(path, 'utf8'),
  readInput: () => text(process.stdin),
  sideBySide: (jobs) => sideBySide(new URL('./process.ts', import.meta.url), jobs),
});
