import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A component may be of its board's own kind, which the catalog does not know: `kindFor` and `kindOn` know both. */
it('asks for the kind of a component nowhere but where the board’s own kinds are known too', () => {
  const root = new URL('../', import.meta.url);
  const asking = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('catalog/'))
    .filter((path) => /\bkindOf\(/.test(readFileSync(new URL(path, root), 'utf8')));
  expect(asking.sort()).toEqual(['board/chain/kindWords.ts', 'board/kinds.ts', 'board/read.ts']);
});
