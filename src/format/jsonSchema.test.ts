import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../catalog/kinds.ts';
import { jsonSchema } from './jsonSchema.ts';

/** A schema, or what one of its keywords says. */
type Json = { readonly [key: string]: Json };

const SCHEMA = jsonSchema() as unknown as Json;

describe('the JSON Schema', () => {
  it('is the published one; `npx vitest run src/format/jsonSchema.test.ts -u` publishes it anew', async () => {
    await expect(`${JSON.stringify(SCHEMA, null, 2)}\n`).toMatchFileSnapshot(
      '../../public/schema/board-v2.json',
    );
  });

  it('describes every parameter of every kind with its bounds and default', () => {
    for (const kind of KINDS) {
      const { kind: id, params } = SCHEMA.$defs![kind.id]!.properties!;
      expect(id).toMatchObject({ const: kind.id });
      const described = params!.properties!;
      expect(Object.keys(described)).toEqual(kind.params.map(({ key }) => key));
      for (const spec of kind.params) {
        const found = described[spec.key]!;
        expect(found.description).toContain(`Default: ${spec.default}.`);
        if (spec.type === 'number') expect(found).toMatchObject({ minimum: spec.min, maximum: spec.max });
        if (spec.type === 'choice') expect(found.enum).toEqual(spec.options.map(({ value }) => value));
      }
    }
  });

  it('allows no field it does not name', () => {
    const open: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { type, additionalProperties } = value as Readonly<Record<string, unknown>>;
      if (type === 'object' && additionalProperties === undefined) open.push(path);
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}/${key}`);
    };
    visit(SCHEMA, '');
    expect(open).toEqual([]);
  });

  it('refers only to what it defines', () => {
    const text = readFileSync(new URL('../../public/schema/board-v2.json', import.meta.url), 'utf8');
    const names = [...text.matchAll(/"\$ref": "#\/\$defs\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(KINDS.length);
    for (const name of names) expect(Object.keys(SCHEMA.$defs!)).toContain(name);
  });
});
