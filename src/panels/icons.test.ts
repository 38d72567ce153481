import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KINDS } from '../catalog/kinds.ts';
import { hasIcon } from '../kit/icons.tsx';

const root = new URL('../', import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.endsWith('icons.tsx'))
  .map((path) => readFileSync(new URL(path, root), 'utf8'));

it('draws every kind of component with an icon of its own', () => {
  for (const kind of KINDS) expect(hasIcon(kind.icon), `${kind.id}: ${kind.icon}`).toBe(true);
});

it('knows every icon that the page asks for by name', () => {
  const asked = sources.flatMap((text) => [
    ...[...text.matchAll(/\bicon(?:=|: )["']([a-z0-9-]+)["']/g)].map((match) => match[1]!),
    ...[...text.matchAll(/<Icon\s+name="([a-z0-9-]+)"/g)].map((match) => match[1]!),
  ]);
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((name) => !hasIcon(name))).toEqual([]);
});

it('ships no icon that nothing shows: each is on the first load', () => {
  const table = readFileSync(new URL('kit/icons.tsx', root), 'utf8').split('ICONS')[1]!;
  const names = [...table.matchAll(/^ {2}'?([a-z0-9-]+)'?: [A-Z]/gm)].map((match) => match[1]!);
  expect(names.length).toBeGreaterThan(40);
  const all = sources.join('\n');
  expect(names.filter((name) => !all.includes(`'${name}'`) && !all.includes(`"${name}"`))).toEqual([]);
});
