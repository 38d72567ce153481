import { describe, expect, it } from 'vitest';
import { EMPTY_BOARD } from '../../board/board.ts';
import { addComponent, setOperation, setParam } from '../../board/edit.ts';
import { setKind } from '../../board/kinds.ts';
import { INTAKES, KIND_ICONS, kindFrom, TRAITS } from '../../catalog/custom.ts';
import { icons } from '../../words/kindIcons.ts';
import { INTAKE_WORDS, kindLike, TRAIT_WORDS, withBehavior, withParam } from './ownKinds.ts';

const one = addComponent(EMPTY_BOARD, {
  id: 'db',
  kind: 'relational_primary',
  name: 'DB',
  x: 0,
  y: 0,
  params: {},
});

describe('a new kind', () => {
  it('begins as the component it is like: its behavior, its numbers and its operations', () => {
    const board = setOperation(
      setParam(setParam(one, 'db', 'slots', 12), 'db', 'queueTimeout', 900),
      'db',
      'scan',
      80,
    );
    const own = kindLike(board, board.components.db);
    expect(own).toMatchObject({
      group: 'data',
      icon: 'database',
      intake: 'slots',
      operations: { write: 5, scan: 80 },
    });
    expect(own.params).toEqual({
      replicas: { default: 1 },
      slots: { default: 12 },
      serviceTime: { default: 3 },
      queueTimeout: { default: 900 },
    });
    expect(setKind(board, own).kinds).toHaveProperty(own.id);
  });

  it('has an id of its own each time', () => {
    const first = kindLike(one, undefined);
    expect(kindLike(setKind(one, { ...first, label: 'A' }), undefined).id).not.toBe(first.id);
  });
});

describe('another behavior', () => {
  const own = kindLike(one, one.components.db);

  it('keeps what both have, and gets what it needs', () => {
    const cache = withBehavior(own, 'delay', 'lookup');
    expect(Object.keys(cache.params).sort()).toEqual(['hitRatio', 'serviceTime']);
    expect(kindFrom(cache).behavior).toEqual({ intake: 'delay', lookup: true });
  });

  it('drops a trait that it cannot have', () => {
    expect(withBehavior(withBehavior(own, 'slots', 'buffer'), 'source', 'buffer')).not.toHaveProperty(
      'trait',
    );
  });

  it('is in words wherever it can be chosen', () => {
    expect(Object.keys(INTAKE_WORDS).sort()).toEqual([...INTAKES].sort());
    expect(Object.keys(TRAIT_WORDS).sort()).toEqual([...TRAITS, 'none'].sort());
    expect(Object.keys(icons).sort()).toEqual([...KIND_ICONS].sort());
  });
});

describe('a parameter', () => {
  const own = withBehavior(kindLike(one, undefined), 'delay', undefined);
  const spec = (key: string) => ({ key }) as Parameters<typeof withParam>[1];

  it('brings along what it has no effect without, and takes along what has none without it', () => {
    const shown = withParam(own, spec('burst'), true);
    expect(Object.keys(shown.params).sort()).toEqual(['burst', 'quota', 'serviceTime']);
    expect(Object.keys(withParam(shown, spec('quota'), false).params)).toEqual(['serviceTime']);
  });
});
