import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ARRIVAL_DEFAULTS } from '../board/arrival.ts';
import type { Board, Component } from '../board/board.ts';
import { RELIABILITY } from '../board/reliability.ts';
import { GROUP_KINDS } from '../catalog/groups.ts';
import type { Kind, ParamSpec } from '../catalog/kind.ts';
import { KINDS, kindOf } from '../catalog/kinds.ts';
import { compile } from '../simulation/compile.ts';
import type { Network } from '../simulation/network.ts';
import { decode } from './format.ts';

/*
 * Saved boards leave out what equals its default, so a default is a part of the format: whoever changes one changes what
 * boards that others keep mean. The README of this room says what to do instead.
 */

type Defaults = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const frozen = (name: string): Defaults =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8'));

/** One component between a client and a service, with all that it leaves to its kind. */
const around = (kind: string) => ({
  components: { web: { kind: 'client_web' }, it: { kind }, next: { kind: 'app_service' } },
  connections: { in: { from: 'web', to: 'it' }, out: { from: 'it', to: 'next' } },
  classes: { k: { rate: [{ value: 10 }] } },
});

const saved = (version: number, kind: string): Board =>
  decode({ format: 'headroom', version, ...around(kind) }).board!;

/** The same with a kind that has only some of its parameters, or other defaults. */
function means(kind: string, change: (kind: Kind) => Partial<Kind>): Network {
  const board = saved(2, kind);
  const { it, ...others } = board.components as Record<string, Component>;
  const known = kindOf(kind)!;
  const custom = { ...known, ...change(known) };
  return compile({ ...board, components: { ...others, it: { ...it!, custom } } }).network;
}

const without = (kind: string, gone: (spec: ParamSpec) => boolean): Network =>
  means(kind, ({ params }) => ({ params: params.filter((spec) => !gone(spec)) }));

describe('version 1', () => {
  const defaults = frozen('v1-defaults.json');

  it.each(Object.keys(defaults))(
    'means by a %s what it meant when there was no more to it, whatever came since',
    (kind) => {
      const { operations, ...params } = defaults[kind]!;
      const meant = means(kind, (known) => ({
        params: known.params
          .filter(({ key }) => Object.hasOwn(params, key))
          .map((spec) => ({ ...spec, default: params[spec.key] }) as ParamSpec),
        operations: operations as Record<string, number>,
      }));
      expect(compile(saved(1, kind)).network).toEqual(meant);
    },
  );
});

describe('the current version', () => {
  const { records, groups, arrival, reliability, ...defaults } = frozen('v2-defaults.json');

  it('has the defaults with which its boards were saved', () => {
    const now = Object.fromEntries(
      KINDS.map(({ id, params, operations }) => [
        id,
        { ...Object.fromEntries(params.map((spec) => [spec.key, spec.default])), operations },
      ]),
    );
    expect(now).toMatchObject(defaults);
    expect(Object.fromEntries(GROUP_KINDS.map(({ id, apart }) => [id, apart]))).toMatchObject(groups!);
    expect(ARRIVAL_DEFAULTS).toMatchObject(arrival!);
    expect(RELIABILITY).toMatchObject(reliability!);
  });

  it('reads bare records as it did', () => {
    const { board, problems } = decode({ format: 'headroom', version: 2, ...BARE });
    expect(problems).toEqual([]);
    expect(board).toMatchObject(records!);
  });

  it('has gained no parameter that would change boards without it', () => {
    const effects = KINDS.flatMap(({ id, params }) => {
      const known = defaults[id];
      const news = known ? params.filter(({ key }) => !Object.hasOwn(known, key)) : [];
      return news.filter((spec) => hasEffect(id, spec)).map(({ key }) => `${id}.${key}`);
    });
    expect(effects).toEqual([]);
  });

  it('would tell of one: a cold start has an effect, a tolerance of a scaler that is off has none', () => {
    const spec = (kind: string, key: string) => kindOf(kind)!.params.find((one) => one.key === key)!;
    expect(hasEffect('serverless_function', spec('serverless_function', 'coldStart'))).toBe(true);
    expect(hasEffect('app_service', spec('app_service', 'scaleTolerance'))).toBe(false);
  });
});

function hasEffect(kind: string, spec: ParamSpec): boolean {
  const network = compile(saved(2, kind)).network;
  return JSON.stringify(without(kind, ({ key }) => key === spec.key)) !== JSON.stringify(network);
}

/** One record of each table with nothing in it that has a default. */
const BARE = {
  components: { a: { kind: 'app_service' }, b: { kind: 'relational_primary' } },
  connections: { c: { from: 'a', to: 'b' } },
  classes: {
    even: { rate: [{ value: 1 }] },
    shaped: { rate: [{ value: 1 }], arrival: { shape: 'spike' } },
  },
  assumptions: { x: { value: 1 } },
  derivations: { y: { factors: [{ value: 1 }] } },
  brief: { z: { section: 'questions', title: 'Why?' } },
  groups: { g: { kind: 'zone', width: 100, height: 100 } },
  marks: { m: { kind: 'text' } },
  kinds: { 'own-k': { label: 'K', intake: 'slots', params: { slots: { default: 2 } } } },
};
