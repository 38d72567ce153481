import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KINDS } from '../catalog/kinds.ts';
import { hasIcon } from '../kit/icons.tsx';
import '../kit/moreIcons.ts';

const root = new URL('../', import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !/icons\.tsx?$/i.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));

it('draws every kind of component with an icon of its own', () => {
  for (const kind of KINDS) expect(hasIcon(kind.icon), `${kind.id}: ${kind.icon}`).toBe(true);
});

it('knows every icon that the page asks for by name', () => {
  const asked = sources.flatMap(({ text }) => [
    ...[...text.matchAll(/\bicon(?:=|: )["']([a-z0-9-]+)["']/g)].map((match) => match[1]!),
    ...[...text.matchAll(/<Icon\s+name="([a-z0-9-]+)"/g)].map((match) => match[1]!),
  ]);
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((name) => !hasIcon(name))).toEqual([]);
});

const namesIn = (file: string): string[] =>
  [...readFileSync(new URL(file, root), 'utf8').matchAll(/^ {2}'?([a-z0-9-]+)'?: [A-Z]/gm)].map(
    ([, name]) => name!,
  );
/** A way to paint that is called as an icon is asks for none. */
const asksFor = (text: string, name: string): boolean =>
  text.replaceAll(/globalCompositeOperation = '[a-z-]+'/g, '').includes(`'${name}'`) ||
  text.includes(`"${name}"`);

it('ships no icon that nothing shows, and none twice', () => {
  const names = [...namesIn('kit/icons.tsx'), ...namesIn('kit/moreIcons.ts')];
  expect(names.length).toBeGreaterThan(40);
  expect(new Set(names).size).toBe(names.length);
  const all = sources.map(({ text }) => text).join('\n');
  expect(names.filter((name) => !asksFor(all, name))).toEqual([]);
});

it('has at hand what is drawn before bars and panels are there', () => {
  const first = sources.filter(
    ({ path, text }) =>
      /^(catalog|canvas|app)\/|^panels\/palette\/Palette/.test(path) &&
      !/import '[./]*kit\/moreIcons\.ts'/.test(text),
  );
  const early = namesIn('kit/moreIcons.ts').filter((name) => first.some(({ text }) => asksFor(text, name)));
  expect(early).toEqual([]);
});
