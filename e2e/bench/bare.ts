import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { pageOf } from './peers.ts';

const ROOT = fileURLToPath(new URL('../../.results/bare/', import.meta.url));

/** The page of a bare React Flow, built with the packages of this project: for where there is no network. Returns its folder. */
export async function buildBare(): Promise<string> {
  mkdirSync(ROOT, { recursive: true });
  writeFileSync(join(ROOT, 'bare.html'), pageOf('bare', '../../e2e/bench/peers/'));
  const dir = join(ROOT, 'dist');
  await build({
    root: ROOT,
    configFile: false,
    base: './',
    logLevel: 'error',
    build: {
      outDir: dir,
      chunkSizeWarningLimit: 1e6,
      rolldownOptions: { input: join(ROOT, 'bare.html') },
    },
  });
  return dir;
}
