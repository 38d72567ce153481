import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decode, encode } from '../format/format.ts';
import type { Board, Group, Id } from './board.ts';
import { EMPTY_BOARD } from './board.ts';
import { duplicate, extract, paste } from './copying.ts';
import { addComponent, connect, moveComponents, remove } from './edit.ts';
import { addGroup, contentsOf, frameAround, setHome, setTrip, updateGroup } from './groupEdits.ts';
import { groupAt, groupsAround, membersOf, rehome } from './groups.ts';
import { setMark } from './marks.ts';
import { moveInto } from './moveInto.ts';
import { movedWith, moveItems } from './moving.ts';

const component = (id: Id, x: number, y = 0) => ({ id, kind: 'app_service', name: id, x, y, params: {} });
const frame = (id: Id, kind: Group['kind'], x: number, y: number, width: number, height: number): Group => ({
  ...{ id, kind, name: id, x, y, width, height },
});

/** A region around two zones with a component in each, one in the region alone, and one outside. */
function drawn(): Board {
  let board: Board = EMPTY_BOARD;
  for (const [id, x, y] of [
    ['a', 40, 100],
    ['b', 340, 100],
    ['both', 40, 400],
    ['out', 1200, 0],
  ] as const) {
    board = addComponent(board, component(id, x, y));
  }
  board = addGroup(board, frame('za', 'zone', 16, 60, 240, 200));
  board = addGroup(board, frame('us', 'region', 0, 0, 600, 600));
  board = addGroup(board, frame('zb', 'zone', 316, 60, 240, 200));
  return connect(connect(board, 'a', 'b'), 'out', 'a');
}
const homes = (board: Board) =>
  Object.fromEntries(Object.values(board.components).map(({ id, group }) => [id, group]));
const parents = (board: Board) =>
  Object.fromEntries(Object.values(board.groups).map(({ id, parent }) => [id, parent]));

describe('a group', () => {
  it('takes in what it is drawn around, and lies in what is drawn around it, in any order', () => {
    expect(homes(drawn())).toEqual({ a: 'za', b: 'zb', both: 'us', out: undefined });
    expect(parents(drawn())).toEqual({ za: 'us', zb: 'us', us: undefined });
    expect(groupsAround(drawn(), 'za').map(({ id }) => id)).toEqual(['za', 'us']);
    expect(
      membersOf(drawn(), ['us'])
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'both']);
  });

  it('is refused under an id that something drawn has, or of a kind that is not there', () => {
    const board = drawn();
    expect(addGroup(board, frame('a', 'zone', 0, 0, 100, 100))).toBe(board);
    expect(addGroup(board, frame('us', 'zone', 0, 0, 100, 100))).toBe(board);
    expect(addGroup(board, frame('x', 'planet' as 'zone', 0, 0, 100, 100))).toBe(board);
    expect(addComponent(board, component('us', 0))).toBe(board);
  });

  it('moves with all that is in it, and what is locked stays', () => {
    const moved = moveItems(drawn(), ['us'], { x: 8, y: 16 });
    expect(moved.components.a).toMatchObject({ x: 48, y: 116, group: 'za' });
    expect(moved.components.both).toMatchObject({ x: 48, y: 416 });
    expect(moved.components.out).toEqual(drawn().components.out);
    expect(moved.groups.zb).toMatchObject({ x: 324, y: 76, parent: 'us' });
    const held = updateGroup(drawn(), 'us', { locked: true });
    expect(moveItems(held, ['us'], { x: 8, y: 16 })).toBe(held);
    expect([...movedWith(held, ['us'])]).toEqual([]);
    expect([...movedWith(drawn(), ['za'])].sort()).toEqual(['a', 'za']);
  });

  it('takes what comes to lie in it, and lets go of what leaves it', () => {
    const into = moveItems(drawn(), ['out'], { x: 340 - 1200, y: 140 });
    expect(into.components.out?.group).toBe('zb');
    expect(moveItems(into, ['out'], { x: 2000, y: 0 }).components.out).not.toHaveProperty('group');
    const away = moveItems(drawn(), ['za'], { x: 5000, y: 0 });
    expect(away.groups.za).not.toHaveProperty('parent');
    expect(away.components.a?.group).toBe('za');
    const placed = rehome(moveComponents(drawn(), { a: { x: 340, y: 180 } }), ['a']);
    expect(placed.components.a?.group).toBe('zb');
  });

  it('that is put on another one takes nothing out of it', () => {
    const board = moveItems(drawn(), ['zb'], { x: -280, y: 24 });
    expect(homes(board)).toMatchObject({ a: 'za', b: 'zb' });
    expect(parents(board)).toMatchObject({ za: 'us', zb: 'us' });
    const free = moveItems(drawn(), ['zb'], { x: 0, y: 0 });
    expect(free).toEqual(drawn());
    // From around it, it takes what it comes to lie on.
    expect(moveItems(drawn(), ['zb'], { x: -300, y: 290 }).components.both?.group).toBe('zb');
  });

  it('of which the border is pulled takes in what it covers then', () => {
    const wide = updateGroup(drawn(), 'za', { height: 500 });
    expect(wide.components.both?.group).toBe('za');
    const narrow = updateGroup(wide, 'za', { height: 100, y: 400 });
    expect(homes(narrow)).toMatchObject({ a: 'us', both: 'za' });
    expect(updateGroup(wide, 'za', { width: Number.NaN })).toBe(wide);
    expect(updateGroup(wide, 'za', { name: ' ' })).toBe(wide);
    expect(updateGroup(wide, 'za', { width: 1 }).groups.za?.width).toBe(48);
  });

  it('that is removed leaves its members to what is around it, or takes them along', () => {
    const board = setTrip(drawn(), 'za', 'zb', 2);
    const alone = remove(board, ['za']);
    expect(homes(alone)).toMatchObject({ a: 'us', b: 'zb' });
    expect(alone.groups.zb).not.toHaveProperty('trips');
    expect(Object.keys(remove(board, ['us']).groups)).toEqual(['za', 'zb']);
    expect(parents(remove(board, ['us']))).toEqual({ za: undefined, zb: undefined });
    const all = remove(board, contentsOf(board, ['us']));
    expect(Object.keys(all.components)).toEqual(['out']);
    expect(all.groups).toEqual({});
    expect(all.connections).toEqual({});
  });

  it('is copied with its members, inner groups and round trips between them', () => {
    const board = setTrip(drawn(), 'za', 'zb', 2);
    const copied = duplicate(board, ['us'], { x: 800, y: 800 });
    expect(copied.ids).toHaveLength(6);
    const inner = Object.values(copied.board.groups).filter(({ parent }) => parent === 'us-2');
    expect(inner.map(({ name }) => name)).toEqual(['za', 'zb']);
    const trips = inner.flatMap(({ trips }) => (trips ? [trips] : []));
    expect(trips).toEqual([{ [inner[1]!.id]: 2 }]);
    expect(copied.board.components['a-2']).toMatchObject({ x: 840, y: 900, group: inner[0]!.id });
    expect(Object.keys(copied.board.connections)).toHaveLength(3);
  });

  it('is not copied with its members alone: they belong where they land', () => {
    const fragment = extract(drawn(), ['a']);
    expect(fragment.groups).toEqual([]);
    expect(fragment.components[0]).not.toHaveProperty('group');
    const inside = paste(remove(drawn(), ['b']), fragment, { x: 430, y: 160 });
    expect(inside.board.components[inside.ids[0]!]?.group).toBe('zb');
    const empty = paste(
      EMPTY_BOARD,
      extract(addGroup(EMPTY_BOARD, frame('f', 'plain', 0, 0, 80, 80)), ['f']),
      {
        x: 100,
        y: 100,
      },
    );
    expect(empty.board.groups.f).toMatchObject({ x: 64, y: 64 });
  });

  it('goes round what is grouped, with room for its name, on the grid', () => {
    expect(frameAround(drawn(), ['a', 'b'])).toEqual({ x: 16, y: 48, width: 528, height: 152 });
    expect(frameAround(drawn(), ['za'])).toEqual({ x: -8, y: 8, width: 288, height: 280 });
    expect(frameAround(drawn(), [])).toBeNull();
  });

  it('goes round what is written and drawn, which goes with it then', () => {
    const look = { color: 'ink', size: 'm', dash: 'solid', fill: 'none', heads: 'none', order: 1 } as const;
    const box = { x: 800, y: 400, width: 100, height: 60 };
    let board = setMark(drawn(), { ...look, ...box, id: 'n', kind: 'note', text: 'Ask' });
    const line = { ...box, id: 'l', kind: 'line', text: '', points: [0, 0, 200, 20] } as const;
    board = setMark(board, { ...look, ...line });
    const rect = frameAround(board, ['n', 'l']);
    expect(rect).toEqual({ x: 776, y: 352, width: 248, height: 136 });
    board = addGroup(board, { id: 'g', kind: 'plain', name: 'Questions', ...rect! });
    expect(moveItems(board, ['g'], { x: 8, y: 0 }).marks.n).toMatchObject({ x: 808, y: 400 });
  });

  it('of two that hold a place the smaller one counts', () => {
    expect(groupAt(drawn(), { x: 100, y: 100 })).toBe('za');
    expect(groupAt(drawn(), { x: 100, y: 100 }, new Set(['za']))).toBe('us');
    expect(groupAt(drawn(), { x: 900, y: 100 })).toBeUndefined();
  });

  it('can be left by hand', () => {
    expect(setHome(drawn(), ['a'], undefined).components.a).not.toHaveProperty('group');
    expect(setHome(drawn(), ['a'], 'zb').components.a?.group).toBe('zb');
    const board = drawn();
    expect(setHome(board, ['a'], 'nowhere')).toBe(board);
  });
});

it('whatever is drawn, moved, pulled, copied and removed, each lies in a group that is there and none in itself', () => {
  const place = fc.integer({ min: -60, max: 60 }).map((n) => 16 * n);
  const step = fc.record({
    what: fc.constantFrom('card', 'frame', 'move', 'pull', 'copy', 'remove', 'into'),
    which: fc.nat(20),
    x: place,
    y: place,
    size: fc.integer({ min: 3, max: 60 }).map((n) => 16 * n),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let board: Board = EMPTY_BOARD;
      for (const [n, { what, which, x, y, size }] of steps.entries()) {
        const all = [...Object.keys(board.components), ...Object.keys(board.groups)];
        const id = all[which % Math.max(1, all.length)] ?? 'none';
        if (what === 'card') board = addComponent(board, component(`c${n}`, x, y));
        else if (what === 'frame') board = addGroup(board, frame(`g${n}`, 'zone', x, y, size, size));
        else if (what === 'move') board = moveItems(board, [id], { x, y });
        else if (what === 'pull') board = updateGroup(board, id, { width: size, x });
        else if (what === 'copy') board = duplicate(board, [id], { x, y }).board;
        else if (what === 'remove') board = remove(board, [id]);
        else board = moveInto(board, id, Object.keys(board.groups)[which]);
      }
      for (const { group } of Object.values(board.components)) {
        if (group !== undefined) expect(board.groups).toHaveProperty(group);
      }
      for (const { id, parent } of Object.values(board.groups)) {
        if (parent !== undefined) expect(board.groups).toHaveProperty(parent);
        const around = groupsAround(board, parent).map((one) => one.id);
        expect(around).not.toContain(id);
      }
      // What is saved is what was drawn: the decoder has nothing to mend.
      expect(decode(encode(board))).toEqual({ board, problems: [] });
    }),
  );
});
