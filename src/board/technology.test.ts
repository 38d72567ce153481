import { describe, expect, it } from 'vitest';
import { TECHNOLOGIES } from '../catalog/technologies.ts';
import { EMPTY_BOARD } from './board.ts';
import { addComponent, setParam } from './edit.ts';
import { operationsOf } from './read.ts';
import { setTechnology, technologyOf } from './technology.ts';

const ofKind = (kind: string) =>
  addComponent(EMPTY_BOARD, { id: 'a', kind, name: 'A', x: 0, y: 0, params: {} });
const named = (id: string) => TECHNOLOGIES.find((one) => one.id === id)!;

describe('a technology', () => {
  it.each(TECHNOLOGIES.flatMap((technology) => technology.kinds.map((kind) => ({ technology, kind }))))(
    '$technology.name is recognized in a $kind once it is chosen',
    ({ technology, kind }) => {
      const chosen = setTechnology(ofKind(kind), 'a', technology);
      expect(technologyOf(chosen.components.a!)).toBe(technology);
    },
  );

  it('fills in operations too, and is no longer itself when a number is changed', () => {
    const chosen = setTechnology(ofKind('nosql_wide_column'), 'a', named('cassandra'));
    expect(operationsOf(chosen.components.a!).write).toBe(0.698);
    expect(technologyOf(setParam(chosen, 'a', 'slots', 9).components.a!)).toBeUndefined();
  });

  it('gives way to another of the kind, number by number', () => {
    const kafka = setTechnology(ofKind('stream'), 'a', named('kafka'));
    const kinesis = setTechnology(kafka, 'a', named('kinesis'));
    expect(kinesis.components.a!.params).toMatchObject({ replicas: 3, serviceTime: 1 });
  });

  it('changes nothing where it does not fit', () => {
    const board = ofKind('cdn');
    expect(setTechnology(board, 'a', named('redis'))).toBe(board);
    expect(setTechnology(board, 'b', named('cloudfront'))).toBe(board);
  });
});
