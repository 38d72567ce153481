import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What the others are compared at; a newer one is a change to be made on purpose. */
const VERSIONS: Readonly<Record<string, string>> = {
  '@excalidraw/excalidraw': '0.18.1',
  '@xyflow/react': '12.12.1',
  react: '19.2.0',
  'react-dom': '19.2.0',
  tldraw: '5.4.2',
};

const HERE = fileURLToPath(new URL('./peers/', import.meta.url));
const ROOT = fileURLToPath(new URL('../../.results/peers/', import.meta.url));

/** `floor` is no program, but what this machine can do at most. */
export const PEERS = ['bare', 'tldraw', 'excalidraw', 'floor'] as const;

/** The page of a subject, whose script lies in a folder. */
export const pageOf = (script: string, folder = './'): string => `<!doctype html>
<meta charset="utf-8">
<title>${script}</title>
<style>html, body, #root { height: 100%; margin: 0 }</style>
<div id="root"></div>
<script type="module" src="${folder}${script}.js"></script>
`;

/**
 * Fetches the other programs from the registry into a folder of their own, and builds a page for each. Returns the
 * folder of the built pages, or what went wrong: without a network the bench goes on without them.
 */
export async function buildPeers(): Promise<{ readonly dir: string } | { readonly why: string }> {
  mkdirSync(ROOT, { recursive: true });
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: VERSIONS }, null, 2);
  writeFileSync(join(ROOT, 'package.json'), manifest);
  const wanted = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps'];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const installed = spawnSync(npm, wanted, { cwd: ROOT, encoding: 'utf8' });
  if (installed.status !== 0) return { why: installed.stderr.trim().split('\n')[0] ?? 'npm install failed' };
  cpSync(HERE, ROOT, { recursive: true });
  for (const peer of PEERS) writeFileSync(join(ROOT, `${peer}.html`), pageOf(peer));
  const dir = join(ROOT, 'dist');
  await build({
    root: ROOT,
    configFile: false,
    base: './',
    logLevel: 'error',
    define: { 'process.env.IS_PREACT': '"false"' },
    build: {
      outDir: dir,
      chunkSizeWarningLimit: 1e6,
      rolldownOptions: { input: PEERS.map((peer) => join(ROOT, `${peer}.html`)) },
    },
  });
  return { dir };
}
