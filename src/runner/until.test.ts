import { expect, test } from 'vitest';
import { createEngine } from '../simulation/engine.ts';
import { relativeHalf } from '../simulation/statistics/precision.ts';
import { multiServer } from '../simulation/theory/models.ts';
import { decodeReply } from './decode.ts';
import type { Reply } from './protocol.ts';
import { createSession } from './session.ts';

function play(longest: number, stopAfter = Number.POSITIVE_INFINITY): Reply[] {
  const replies: Reply[] = [];
  const session = createSession(
    createEngine,
    (reply) => {
      expect(decodeReply(structuredClone(reply))).toEqual(reply);
      replies.push(reply);
    },
    () => 0,
  );
  session.order({
    type: 'start',
    run: 1,
    network: multiServer(0.5, 1),
    duration: 5,
    load: 1,
    seed: 3,
    speed: Number.POSITIVE_INFINITY,
    until: { target: { metric: 'p99', half: 0.05 }, longest },
  });
  for (let slices = 0; session.work() !== null; slices++)
    if (slices === stopAfter) session.order({ type: 'stop', run: 1 });
  return replies;
}

const lengths = (replies: readonly Reply[]) =>
  replies.flatMap((reply) => (reply.type === 'longer' ? [reply.duration] : []));

test('a run until a figure is precise begins again, longer, and ends as a plain run of the last length', () => {
  const replies = play(3600);
  const last = replies.at(-1);
  if (last?.type !== 'done') throw new Error('it did not end');
  const { report } = last;
  expect(relativeHalf(report.classes.k!.latency, 'p99')).toBeLessThanOrEqual(0.05);
  expect(lengths(replies).length).toBeGreaterThan(0);
  expect(report.duration).toBe(lengths(replies).at(-1));
  const scenario = { duration: report.duration, load: [{ at: 0, factor: 1 }] };
  const plain = createEngine(multiServer(0.5, 1), scenario, 3);
  plain.advance(report.duration);
  expect(plain.report()).toEqual(report);
});

test('it grows no longer than allowed, and no more once it is stopped', () => {
  expect(lengths(play(12)).at(-1)).toBe(12);
  const stopped = play(3600, 0);
  expect(stopped.at(-1)).toMatchObject({ type: 'done', stopped: true });
  expect(lengths(stopped)).toHaveLength(1);
});
