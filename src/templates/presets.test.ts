import { describe, expect, it } from 'vitest';
import { estimate } from '../analysis/estimate.ts';
import { CARD } from '../board/layout.ts';
import { parseBoard, stringify } from '../format/format.ts';
import { compile } from '../simulation/compile.ts';
import { createEngine } from '../simulation/engine.ts';
import { applyEdit } from './edits.ts';
import { VARIANTS } from './presets.ts';
import { PRESETS, TEMPLATES, templateBoard } from './templates.ts';

const estimateOf = async (name: string, load = 1) =>
  estimate(compile((await templateBoard(name))!).network, load);
const limitOf = async (name: string, id: string, limit: 'slots' | 'bandwidth' | 'connections' | 'quota') =>
  (await estimateOf(name)).components[id]?.limits[limit];

describe('every preset', () => {
  it('is listed once, and has its steps', () => {
    const names = PRESETS.map(({ name }) => name);
    expect(Object.keys(VARIANTS).sort()).toEqual([...names].sort());
    expect(new Set([...names, ...TEMPLATES.map(({ name }) => name)]).size).toBe(
      names.length + TEMPLATES.length,
    );
  });

  it.each(PRESETS)(
    '$name is a sound board of its own, told apart from its template',
    async ({ name, of }) => {
      const [board, base] = [(await templateBoard(name))!, (await templateBoard(of))!];
      expect(board.template).toBe(of);
      expect(board.name).not.toBe(base.name);
      expect(compile(board).problems).toEqual([]);
      // What is saved is what was made; the brief stays that of the template.
      expect(parseBoard(stringify(board))).toEqual({ board, problems: [] });
      expect(board.brief).toEqual(base.brief);
      for (const table of [board.components, board.connections, board.classes, board.assumptions])
        for (const [id, { origin }] of Object.entries(table))
          expect(origin?.by, id).toMatch(/^(notes|ours)$/);
    },
  );

  it.each(PRESETS)('$name lies in frames that go round all they hold, without overlap', async ({ name }) => {
    const { components, groups } = (await templateBoard(name))!;
    const cards = Object.values(components);
    for (const a of cards) {
      const frame = a.group === undefined ? undefined : groups[a.group];
      if (frame) {
        expect(a.x, a.id).toBeGreaterThan(frame.x);
        expect(a.y, a.id).toBeGreaterThan(frame.y);
        expect(a.x + CARD.width, a.id).toBeLessThan(frame.x + frame.width);
        expect(a.y + CARD.height, a.id).toBeLessThan(frame.y + frame.height);
      }
      for (const b of cards)
        if (a.id < b.id)
          expect(
            Math.abs(a.x - b.x) >= CARD.width + 32 || Math.abs(a.y - b.y) >= CARD.height + 16,
            `${a.id} ${b.id}`,
          ).toBe(true);
    }
  });

  it.each(PRESETS)('$name has no step without effect', async ({ name, of }) => {
    let board = (await templateBoard(of))!;
    for (const edit of VARIANTS[name]!.edits) {
      const next = applyEdit(board, edit);
      expect(next, JSON.stringify(edit)).not.toBe(board);
      board = next;
    }
  });
});

describe('parking', () => {
  it.each([
    ['parking-async', 42.8, 78],
    ['parking', 53.8, 89],
    ['parking-remote', 83.8, 119],
  ])('%s reserves in %d ms, p99 %d ms', async (name, p50, p99) => {
    const { latency } = (await estimateOf(name)).classes.reserve!;
    expect(latency.p50 / p50).toBeCloseTo(1, 1);
    expect(latency.p99 / p99).toBeCloseTo(1, 1);
  });

  it('without replicas has a database that bears 23 times its load, not 58', async () => {
    expect(1 / (await limitOf('parking-no-replica', 'pgw', 'slots'))!).toBeCloseTo(23, 0);
    expect(1 / (await limitOf('parking', 'pgr1', 'slots'))!).toBeCloseTo(57.5, 0);
  });

  it('with slow payments has no thread left', async () => {
    const { components, classes } = await estimateOf('parking-slow-payment');
    expect(components.api!.limits.slots).toBeGreaterThan(1);
    expect(classes.freespots!.latency.p50).toBeGreaterThan(5000);
    expect(classes.freespots!.success).toBeLessThan(0.5);
  });
});

describe('chat', () => {
  it.each([
    ['chat-poll', 400_000, 0.833],
    ['chat-long-poll', 75_543, 0.157],
  ])('%s asks %d times a second, which takes %d of the servers', async (name, rate, share) => {
    const [{ classes }, api] = [await estimateOf(name), await limitOf(name, 'api', 'slots')];
    expect(classes.ask!.rate / rate).toBeCloseTo(1, 1.9);
    // Sending, opening and pushing take the same computing as on sockets.
    const others = (13_889 * 0.5 + 6944 * 2 + 16_667 * 0.1) / 1000 / 240;
    expect(api! - others).toBeCloseTo(share, 2);
  });

  it.each([
    ['chat-poll', 400_000, 0.959, 2500, 2700],
    ['chat-long-poll', 75_543, 0.779, 30, 60],
  ])('%s, run at a thousandth, asks %d times, for nothing in %d', async (name, rate, empty, least, most) => {
    const { network } = compile((await templateBoard(name))!);
    const engine = createEngine(network, { duration: 400, load: [{ at: 0, factor: 0.001 }] }, 1);
    engine.advance(Infinity);
    const { ask, send_message } = engine.report().classes;
    expect((1000 * ask!.offered) / rate).toBeCloseTo(1, 1);
    expect(ask!.empty).toBeCloseTo(empty, 2);
    expect(ask!.failures).toEqual({});
    // From sender to recipient: the way there and through the servers takes some 30 ms of it.
    expect(send_message!.delivery!.latency.mean.value).toBeGreaterThan(least);
    expect(send_message!.delivery!.latency.mean.value).toBeLessThan(most);
  });

  it('by long polling still holds a connection for everyone who is there', async () => {
    expect(await limitOf('chat-long-poll', 'api', 'connections')).toBeCloseTo(0.667, 2);
    expect(await limitOf('chat-poll', 'api', 'connections')).toBeLessThan(0.01);
  });
});

describe('TikTok', () => {
  it('with ten times the people is what its template is at 10x', async () => {
    const [more, tenfold] = [await estimateOf('tiktok-10x'), await estimateOf('tiktok', 10)];
    for (const [id, { limits }] of Object.entries(tenfold.components))
      expect(more.components[id]!.limits.slots ?? 0, id).toBeCloseTo(limits.slots ?? 0, 6);
  });

  it('spares its API the videos', async () => {
    expect(await limitOf('tiktok-presigned', 'api', 'slots')).toBeCloseTo(0.425, 3);
    expect(await limitOf('tiktok-presigned', 'api', 'bandwidth')).toBeLessThan(0.001);
  });

  it('asks more of its read replicas when half the feeds are not ready', async () => {
    expect(await limitOf('tiktok-no-precache', 'rdb', 'slots')).toBeCloseTo(0.367, 3);
    const [half, usual] = [await estimateOf('tiktok-no-precache'), await estimateOf('tiktok')];
    const slower = half.classes.viewFeed!.latency.mean - usual.classes.viewFeed!.latency.mean;
    expect(slower).toBeGreaterThan(4);
    expect(slower).toBeLessThan(6);
  });
});

describe('tiktok, improved', () => {
  it('takes uploads out of the way of the answer, and counts what people do without making them wait', async () => {
    const [before, after] = [await estimateOf('tiktok'), await estimateOf('tiktok-improve')];
    expect(after.classes.uploadVideo!.latency.mean).toBeLessThan(before.classes.uploadVideo!.latency.mean);
    expect(after.classes.userActivity!.latency.mean).toBeCloseTo(
      before.classes.userActivity!.latency.mean,
      1,
    );
    // The same writes arrive, a moment later.
    expect(await limitOf('tiktok-improve', 'wdb', 'slots')).toBeCloseTo(
      (await limitOf('tiktok', 'wdb', 'slots'))!,
      3,
    );
    expect(after.components.redis!.limits.slots! * 6).toBeCloseTo(before.components.redis!.limits.slots!, 4);
    expect(after.components.analytics!.limits.slots).toBeGreaterThan(0);
  });
});

it.each(['chat-longpoll', 'parking-noreplica', 'parking-slowpay', 'tiktok-noprecache'])(
  '%s still opens under the name it had',
  async (name) => {
    expect(await templateBoard(name)).not.toBeNull();
  },
);
