import { describe, expect, it } from 'vitest';
import {
  cleanOwnKind,
  INTAKES,
  KIND_ICONS,
  kindFrom,
  neededFor,
  type OwnKind,
  specsFor,
  traitsFor,
} from './custom.ts';
import { KINDS } from './kinds.ts';
import type { ParamKey } from './paramKey.ts';

const OWN: OwnKind = {
  id: 'own-x',
  label: 'Vector index',
  group: 'data',
  icon: 'database',
  summary: '',
  use: '',
  pitfall: '',
  intake: 'slots',
  params: { replicas: { default: 2 }, slots: { default: 8 }, serviceTime: { default: 12 } },
};
const ACTING = INTAKES.flatMap((intake) =>
  [undefined, ...traitsFor(intake)].map((trait) => ({ intake, ...(trait && { trait }) })),
);

describe('the behaviors of kinds of one’s own', () => {
  it('are those of the catalog, with every parameter it has for them', () => {
    // To hand on to one of several besides something else is for the catalog's own.
    const inCatalog = new Set(
      KINDS.map(({ behavior: { routing, ...rest } }) =>
        JSON.stringify({ ...rest, ...(routing === 'one' && { routing }) }),
      ),
    );
    const made = ACTING.map((acting) => JSON.stringify(kindFrom({ ...OWN, ...acting }).behavior));
    expect(new Set(made)).toEqual(inCatalog);
    const offered = new Set(ACTING.flatMap((acting) => specsFor(acting).map(({ key }) => key)));
    const known = new Set(KINDS.flatMap(({ params }) => params.map(({ key }) => key)));
    expect(offered).toEqual(known);
  });

  it.each(ACTING)('$intake $trait has what it needs even where nothing was said', (acting) => {
    const keys = kindFrom({ ...OWN, ...acting, params: {} }).params.map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(0);
    expect([...keys].sort()).toEqual([...neededFor(acting)].sort());
  });
});

describe('a kind of one’s own', () => {
  it('is made once for a record, and keeps its defaults and bounds', () => {
    const own = { ...OWN, params: { ...OWN.params, slots: { default: 8, min: 2, max: 32 } } };
    expect(kindFrom(own)).toBe(kindFrom(own));
    const slots = kindFrom(own).params.find(({ key }) => key === 'slots');
    expect(slots).toMatchObject({ default: 8, min: 2, max: 32, source: 'BOARD' });
  });

  it('never passes the bounds of the engine, whatever it says', () => {
    const wild = { default: 1e12, min: -5, max: 1e15 };
    const own = cleanOwnKind({ ...OWN, params: { slots: wild, replicas: { default: Number.NaN } } });
    const spec = (key: ParamKey) => kindFrom(own).params.find((one) => one.key === key);
    expect(spec('slots')).toMatchObject({ min: 1, max: 10_000, default: 10_000 });
    expect(spec('replicas')).toMatchObject({ min: 1, max: 10_000, default: 1 });
  });

  it('has its smallest value as default where its bounds are the wrong way round', () => {
    const own = { ...OWN, params: { slots: { default: 8, min: 50, max: 2 } } };
    expect(kindFrom(own).params.find(({ key }) => key === 'slots')).toMatchObject({
      min: 50,
      max: 50,
      default: 50,
    });
  });

  it('has no limit only where its own bound is that of the engine', () => {
    const spec = (max?: number) =>
      kindFrom({ ...OWN, params: { queueLimit: { default: 10, ...(max && { max }) } } }).params.find(
        ({ key }) => key === 'queueLimit',
      );
    expect(spec()).toMatchObject({ unlimited: true });
    expect(spec(500)).not.toHaveProperty('unlimited');
  });

  it('loses what its behavior does not have, and what would have no effect', () => {
    const own = cleanOwnKind({
      ...OWN,
      intake: 'delay',
      icon: 'no-such-icon',
      params: { slots: { default: 3 }, burst: { default: 9 }, serviceCv: { default: 2 } },
    });
    expect(Object.keys(own.params)).toEqual(['serviceTime']);
    expect(KIND_ICONS).toContain(own.icon);
    expect(cleanOwnKind({ ...OWN, intake: 'source', trait: 'buffer' })).not.toHaveProperty('trait');
  });

  it('scales its quota only where it has one', () => {
    const scaling = { scaling: { default: true }, quotaMax: { default: 100 } };
    const kept = (params: OwnKind['params']) =>
      Object.keys(cleanOwnKind({ ...OWN, intake: 'delay', params }).params);
    expect(kept(scaling)).toEqual(['serviceTime']);
    expect(kept({ ...scaling, quota: { default: 50 } })).toEqual(
      expect.arrayContaining(['quota', 'scaling', 'quotaMax']),
    );
  });

  it('is the same when cleaned again', () => {
    for (const acting of ACTING) {
      const once = cleanOwnKind({ ...OWN, ...acting, operations: { write: 1e-9 }, protocol: 'X' });
      expect(cleanOwnKind(once)).toEqual(once);
    }
  });
});
