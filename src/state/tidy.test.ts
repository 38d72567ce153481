import Elk from 'elkjs/lib/elk.bundled.js';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Group } from '../board/board.ts';
import { parseChain } from '../board/chain/parse.ts';
import { moveComponents, setLocked } from '../board/edit.ts';
import { groupsAround } from '../board/groups.ts';
import { CARD } from '../board/layout.ts';
import { addChain } from './chains.ts';
import { addDiagram } from './diagrams.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';
import { between, type LayOut, tidy } from './tidy.ts';

const get = (): State => store.getState();
/** The same engine without its worker. */
const elk = new Elk();
const layOut: LayOut = (graph) => elk.layout(graph);

beforeEach(() => get().newBoard());

/** A chain whose components were thrown on one heap; returns their ids by name. */
function heap(text: string): Record<string, string> {
  const ids = addChain(get(), parseChain(text));
  get().edit((board) =>
    moveComponents(
      board,
      Object.fromEntries(ids.map((id, index) => [id, { x: 800 - index * 40, y: index * 20 }])),
    ),
  );
  get().select([]);
  return Object.fromEntries(ids.map((id) => [get().board.components[id]?.name ?? '', id]));
}
const at = (id: string | undefined) => get().board.components[id ?? ''] ?? { x: Number.NaN, y: Number.NaN };

function expectTidy(): void {
  const cards = Object.values(get().board.components);
  for (const [index, a] of cards.entries()) {
    expect([Math.abs(a.x % 8), Math.abs(a.y % 8)]).toEqual([0, 0]);
    for (const b of cards.slice(index + 1))
      expect(Math.abs(a.x - b.x) >= CARD.width || Math.abs(a.y - b.y) >= CARD.height).toBe(true);
  }
}

test('lays callers left of what they call, nothing on anything, as one step', async () => {
  const ids = heap('web -> lb -> a, b, c -> redis, db\nc -> kafka -> worker -> web');
  const before = get().board;
  await tidy(get(), layOut);
  expectTidy();
  const order = ['Web client', 'Load balancer (L7)', 'a', 'Redis'].map((name) => at(ids[name]).x);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(new Set(order).size).toBe(4);
  expect(get().notice?.text).toBe('9 components tidied');
  const after = get().board;
  await tidy(get(), layOut);
  expect(get().notice?.text).toBe('The board is tidy already');
  expect(get().board).toBe(after);
  get().undo();
  expect(get().board.components).toEqual(before.components);
});

test('draws a flowchart and lays it out in one step', async () => {
  await addDiagram('graph LR\n web --> api\n api --> db[(Orders)]', { x: 0, y: 0 }, layOut);
  expectTidy();
  expect(Object.keys(get().board.components)).toHaveLength(3);
  expect(get().notice?.text).toBe('3 components added');
  get().undo();
  expect(get().board.components).toEqual({});
  expect(get().canUndo).toBe(false);
});

test('keeps what lies in one group together, with its frame around it and nothing else in it', async () => {
  const ids = heap('web -> lb -> a, b -> db\na -> redis\nb -> queue');
  const put = (name: string, group: string) => ({ [ids[name] ?? '']: group });
  const homes: Record<string, string> = {
    ...{ ...put('Load balancer (L7)', 'us'), ...put('a', 'za'), ...put('Redis', 'za') },
    ...put('b', 'zb'),
  };
  get().edit((board) => ({
    ...board,
    groups: Object.fromEntries(
      [
        ['us', 'region', undefined],
        ['za', 'zone', 'us'],
        ['zb', 'zone', 'us'],
      ].map(([id, kind, parent]) => [
        id,
        { ...{ id, kind, name: id, x: 0, y: 0, width: 99, height: 99 }, ...(parent && { parent }) } as Group,
      ]),
    ),
    components: Object.fromEntries(
      Object.values(board.components).map((one) => [
        one.id,
        homes[one.id] === undefined ? one : { ...one, group: homes[one.id] as string },
      ]),
    ),
  }));
  await tidy(get(), layOut);
  expectTidy();
  const { groups, components } = get().board;
  for (const group of Object.values(groups)) {
    for (const card of Object.values(components)) {
      const isIn = groupsAround(get().board, card.group).includes(group);
      const overlaps =
        card.x < group.x + group.width &&
        card.x + CARD.width > group.x &&
        card.y < group.y + group.height &&
        card.y + CARD.height > group.y;
      expect(overlaps, `${card.name} in ${group.id}`).toBe(isIn);
    }
  }
  const { za, zb, us } = groups;
  expect(za!.y + za!.height <= zb!.y || zb!.y + zb!.height <= za!.y || za!.x + za!.width <= zb!.x).toBe(true);
  expect(us!.x).toBeLessThan(za!.x);
  expect(components[ids.a ?? '']?.group).toBe('za');
  get().undo();
  expect(get().board.groups.za?.width).toBe(99);
});

test('leaves what is locked, and what is not selected, where it is', async () => {
  const ids = heap('web -> lb -> a, b, c -> redis, db');
  const locked = [ids.a ?? '', ids.b ?? ''];
  get().edit((board) => setLocked(board, locked, true));
  const before = locked.map(at);
  await tidy(get(), layOut);
  expect(locked.map(at)).toEqual(before);
  const cards = Object.values(get().board.components);
  for (const one of cards.filter(({ locked }) => !locked))
    for (const other of cards.filter((card) => card !== one))
      expect(Math.abs(one.x - other.x) >= CARD.width || Math.abs(one.y - other.y) >= CARD.height).toBe(true);

  const web = at(ids['Web client']);
  get().select([ids.c ?? '', ids.Redis ?? '']);
  await tidy(get(), layOut);
  expect(at(ids['Web client'])).toBe(web);
});

test('gives way to a change that came meanwhile, and says when it cannot', async () => {
  const ids = heap('a -> b -> c');
  const moved = { x: 4000, y: 4000 };
  const slow: LayOut = async (graph) => {
    get().edit((board) => moveComponents(board, { [ids.a ?? '']: moved }));
    return layOut(graph);
  };
  await tidy(get(), slow);
  expectTidy();
  const before = get().board;
  await tidy(get(), () => Promise.reject(new Error('offline')));
  expect(get().notice).toMatchObject({ tone: 'error' });
  expect(get().board).toBe(before);
  get().edit((board) => setLocked(board, Object.values(ids), true));
  const layOutNothing = vi.fn(layOut);
  await tidy(get(), layOutNothing);
  expect(layOutNothing).not.toHaveBeenCalled();
  expect(get().notice?.text).toMatch('Nothing to tidy');
});

test('shows the way from where things were to where they are, and nothing of what stays', () => {
  const ids = heap('web -> api -> db');
  const from = get().board;
  get().edit((board) => moveComponents(board, { [ids.db ?? Object.values(ids)[2] ?? '']: { x: 0, y: 400 } }));
  const to = get().board;
  const [moved] = between(from, to, 0).keys();
  if (moved === undefined) throw new Error('nothing moves');
  expect(between(from, to, 0).size).toBe(1);
  expect(between(from, to, 0).get(moved)).toEqual({
    x: from.components[moved]?.x,
    y: from.components[moved]?.y,
  });
  expect(between(from, to, 1).get(moved)).toEqual({ x: 0, y: 400 });
  const half = between(from, to, 0.5).get(moved);
  expect(half?.y).toBeGreaterThan((from.components[moved]?.y ?? 0) + 1);
  expect(half?.y).toBeLessThan(400);
});
