import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

export const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** Most bytes, as brotli, before one can draw; `kB` is 1,000 of them. */
export const BUDGET = 180_000;

export interface Loaded {
  /** Below `dist`. */
  readonly path: string;
  readonly bytes: number;
}

/**
 * What a browser fetches before the canvas is usable, largest first: the page, its scripts with all they import, its
 * styles and the one font they show at once.
 */
export function firstLoad(dist = DIST): Loaded[] {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const wanted = [...page.matchAll(/<(?:script|link)[^>]+(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(
    ([, path]) => path ?? '',
  );
  const found = new Map<string, number>([['index.html', weigh('index.html', Buffer.from(page))]]);
  const visit = (path: string): void => {
    if (found.has(path)) return;
    const content = readFileSync(join(dist, path));
    found.set(path, weigh(path, content));
    const text = content.toString('utf8');
    // Compiled code names what it imports at its top; `import(` is for later.
    if (path.endsWith('.js'))
      for (const [, name] of text.matchAll(
        /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w*{}\s,$]+?from\s*)?"(\.\/[^"]+\.js)"/g,
      ))
        visit(join(dirname(path), name ?? ''));
    if (path.endsWith('.css'))
      for (const [, name] of text.matchAll(/url\("?\.?\/?([^")]*inter-basic[^")]*\.woff2)"?\)/g))
        visit(join(dirname(path), name ?? ''));
  };
  for (const path of wanted) visit(path);
  return [...found].map(([path, bytes]) => ({ path, bytes })).sort((a, b) => b.bytes - a.bytes);
}

/** Fonts are compressed by themselves. */
function weigh(path: string, content: Buffer): number {
  if (path.endsWith('.woff2')) return content.length;
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

export function totalOf(loaded: readonly Loaded[]): number {
  return loaded.reduce((sum, { bytes }) => sum + bytes, 0);
}
