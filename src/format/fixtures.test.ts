import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../board/board.ts';
import { kindFor, numberOf, productOf, ratePerSecond } from '../board/read.ts';
import { parseBoard, stringify } from './format.ts';
import { MIGRATIONS } from './migrations.ts';
import { CURRENT_VERSION } from './version.ts';

/** Boards as released versions wrote them. They never change; what reads them may. */
const frozen = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

describe('the frozen board of version 1', () => {
  const text = frozen('v1-board.json');
  const { board, problems } = parseBoard(text);

  it('is read without a word', () => {
    expect(problems).toEqual([]);
    expect(board).not.toBeNull();
  });

  it('uses every table and every kind of its day', () => {
    // Tables are added too; they have frozen boards of their own.
    const later: readonly string[] = ['groups', 'marks', 'kinds'];
    for (const table of TABLES) {
      const isEmpty = Object.keys(board![table]).length === 0;
      expect(isEmpty, table).toBe(later.includes(table));
    }
    // Kinds are added within a version; this board was frozen when there were sixteen.
    expect(new Set(Object.values(board!.components).map(({ kind }) => kind)).size).toBe(16);
  });

  it('still means what it meant', () => {
    expect(board!.components.rd).toEqual({
      id: 'rd',
      kind: 'app_service',
      name: 'Redirect service',
      x: 480,
      y: 96,
      params: { replicas: 6, serviceTime: 1.5, threading: 'blocking', errorRate: 0.001 },
      operations: { preview: 4 },
    });
    expect(board!.connections['rd-kv-write']).toEqual({
      id: 'rd-kv-write',
      from: 'rd',
      to: 'kv',
      label: '',
      protocol: '',
      mode: 'call',
      access: 'write',
      calls: 3,
      pattern: 'parallel',
      need: 2,
      operation: 'write',
      when: 'always',
      step: 2,
      rtt: 0.5,
      rttCv: 0,
      payload: 0,
      timeout: 0,
      classes: {},
    });
    expect(ratePerSecond(board!, board!.classes.redirect!)).toBeCloseTo(11_574.074, 3);
    expect(productOf(board!, board!.derivations.storage!.factors)).toBe(600e9);
  });
});

describe('the frozen board with kinds of its own', () => {
  const text = frozen('v1-kinds.json');
  const { board, problems } = parseBoard(text);

  it('is read without a word, each component with what its kind says', () => {
    expect(problems).toEqual([]);
    expect(kindFor(board!.components.vec)).toMatchObject({
      label: 'Vector index',
      group: 'data',
      behavior: { intake: 'slots' },
      operations: { upsert: 9 },
    });
    expect(numberOf(board!.components.vec!, 'slots', 0)).toBe(16);
    expect(numberOf(board!.components.vec!, 'serviceTime', 0)).toBe(12);
    expect(kindFor(board!.components.edge)?.behavior).toEqual({ intake: 'delay', lookup: true });
  });

  it('is written as it was read, but for the version', () => {
    expect(stringify(board!)).toBe(text.replace('"version": 1', `"version": ${CURRENT_VERSION}`));
  });
});

describe('versions', () => {
  it('have one frozen board each', () => {
    expect(MIGRATIONS).toHaveLength(CURRENT_VERSION - 1);
    for (let version = 1; version <= CURRENT_VERSION; version++) {
      expect(JSON.parse(frozen(`v${version}-board.json`))).toMatchObject({ format: 'headroom', version });
    }
  });
});
