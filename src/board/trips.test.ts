import { describe, expect, it } from 'vitest';
import type { Board, Group, Id } from './board.ts';
import { EMPTY_BOARD } from './board.ts';
import { addComponent, connect, updateConnection } from './edit.ts';
import { setTrip } from './groupEdits.ts';
import { crossingMs, crossingsOf, tripBetween } from './trips.ts';

const group = (id: Id, kind: Group['kind'], parent?: Id): Group => ({
  ...{ id, kind, name: id, x: 0, y: 0, width: 100, height: 100 },
  ...(parent !== undefined && { parent }),
});

/** Two regions of two zones each; private networks in the first region; a component for each place. */
function world(): Board {
  const groups = [
    group('us', 'region'),
    group('us-a', 'zone', 'us'),
    group('us-b', 'zone', 'us'),
    group('eu', 'region'),
    group('eu-a', 'zone', 'eu'),
    group('blue', 'network', 'us-a'),
    group('red', 'network', 'us-a'),
    group('team', 'team', 'us-b'),
  ];
  let board: Board = { ...EMPTY_BOARD, groups: Object.fromEntries(groups.map((one) => [one.id, one])) };
  const homes = { ...Object.fromEntries(groups.map(({ id }) => [id, id])), nowhere: undefined, near: 'us-a' };
  for (const [id, home] of Object.entries(homes)) {
    board = addComponent(board, {
      ...{ id: `c-${id}`, kind: 'app_service', name: id, x: 0, y: 0, params: {} },
      ...(home !== undefined && { group: home }),
    });
  }
  return board;
}

/** What lies between two places, as [ms, group, group]. */
function between(board: Board, a: Id, b: Id) {
  const connected = connect(board, `c-${a}`, `c-${b}`, { id: 'wire' });
  return crossingsOf(connected, connected.connections.wire!).map(({ ms, from, to }) => [ms, from.id, to.id]);
}

describe('the way between the groups of two ends', () => {
  it.each([
    ['us-a', 'near', []],
    ['us-a', 'us-b', [[1, 'us-a', 'us-b']]],
    ['us-a', 'team', [[1, 'us-a', 'us-b']]],
    ['us', 'us-a', []],
    ['us-a', 'eu-a', [[80, 'us', 'eu']]],
    ['us', 'eu-a', [[80, 'us', 'eu']]],
    ['nowhere', 'eu-a', []],
    ['blue', 'red', []],
  ])('%s to %s', (a, b, expected) => {
    expect(between(world(), a, b)).toEqual(expected);
    expect(between(world(), b, a)).toEqual(expected.map(([ms, x, y]) => [ms, y, x]));
  });

  it('is the number that the innermost pair has of its own', () => {
    const far = setTrip(world(), 'us', 'eu', 140);
    expect(between(far, 'us-a', 'eu-a')).toEqual([[140, 'us', 'eu']]);
    const known = setTrip(far, 'eu-a', 'us-a', 95);
    expect(between(known, 'us-a', 'eu-a')).toEqual([[95, 'us-a', 'eu-a']]);
    expect(between(known, 'us-b', 'eu-a')).toEqual([[140, 'us', 'eu']]);
  });

  it('may lie inside one group', () => {
    const inside = setTrip(world(), 'us-a', 'us-a', 0.2);
    expect(between(inside, 'us-a', 'near')).toEqual([[0.2, 'us-a', 'us-a']]);
    const region = setTrip(inside, 'us', 'us', 0.7);
    expect(between(region, 'us-a', 'us-b')).toEqual([[0.7, 'us', 'us']]);
    expect(between(region, 'us-a', 'near')).toEqual([[0.2, 'us-a', 'us-a']]);
  });

  it('through private networks comes on top', () => {
    const slow = setTrip(world(), 'red', 'blue', 3);
    expect(between(slow, 'blue', 'red')).toEqual([[3, 'blue', 'red']]);
    const both = setTrip(setTrip(slow, 'us-a', 'us-a', 0.2), 'blue', 'red', 4);
    expect(between(both, 'blue', 'red')).toEqual([
      [0.2, 'us-a', 'us-a'],
      [4, 'blue', 'red'],
    ]);
  });

  it('is in the round trip already where the connection says so', () => {
    const board = connect(world(), 'c-us-a', 'c-eu-a', { id: 'wire', rtt: 10 });
    expect(crossingMs(board, board.connections.wire!)).toBe(80);
    const whole = updateConnection(board, 'wire', { spans: true });
    expect(crossingMs(whole, whole.connections.wire!)).toBe(0);
    expect(updateConnection(whole, 'wire', { spans: undefined })).toEqual(board);
  });
});

describe('the number of a pair', () => {
  it('is one, whichever of the two it was given to, and can be taken back', () => {
    const board = setTrip(world(), 'us', 'eu', 120);
    expect(board.groups.eu?.trips).toEqual({ us: 120 });
    expect(tripBetween(board, 'us', 'eu')).toBe(120);
    const other = { ...board.groups.us!, trips: { eu: 7 } };
    const doubled: Board = { ...board, groups: { ...board.groups, us: other } };
    expect(tripBetween(doubled, 'us', 'eu')).toBe(120);
    expect(tripBetween(setTrip(doubled, 'us', 'eu', 9), 'us', 'eu')).toBe(9);
    expect(setTrip(doubled, 'us', 'eu', null).groups).toEqual(world().groups);
    expect(setTrip(board, 'us', 'eu', 1e9).groups.eu?.trips).toEqual({ us: 600_000 });
    expect(setTrip(board, 'us', 'nowhere', 1)).toBe(board);
  });
});
