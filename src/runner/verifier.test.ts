import { describe, expect, test } from 'vitest';
import { CASES } from '../simulation/theory/cases.ts';
import type { WorkerPort } from './runner.ts';
import { startVerifier } from './verifier.ts';
import { decodeVerifyReply, type VerifyReply } from './verifyProtocol.ts';
import { runCases } from './verifySession.ts';

const FEW = CASES.slice(0, 2).map((given) => ({ ...given, requests: 4000 }));

describe('the worker’s side', () => {
  test('says what there is, then case by case how far it is and what came out', () => {
    const replies: VerifyReply[] = [];
    runCases(FEW, (reply) => replies.push(reply));
    // All of it passes the wire unchanged.
    for (const reply of replies) expect(decodeVerifyReply(structuredClone(reply))).toEqual(reply);
    expect(replies[0]).toMatchObject({ type: 'begun', cases: FEW.map(({ name }) => ({ name })) });
    const order = replies.slice(1).map((reply) => ('at' in reply ? `${reply.type} ${reply.at}` : reply.type));
    expect(order).toEqual(
      [0, 1].flatMap((at) => [...Array<string>(16).fill(`progress ${at}`), `case ${at}`]),
    );
    const last = replies.at(-1);
    expect(last?.type === 'case' && last.result.figures.map(({ exact }) => exact)).toEqual(
      FEW[1]?.figures.map(({ exact }) => exact),
    );
  });

  test('a case that cannot be run is a failure and not the end of the worker', () => {
    const replies: VerifyReply[] = [];
    const broken = { ...FEW[0]!, network: { stations: [], connections: [], classes: [], visits: [] } };
    runCases([broken], (reply) => replies.push(reply));
    expect(replies.at(-1)?.type).toBe('failed');
  });
});

describe('the page’s end', () => {
  function world() {
    const replies: VerifyReply[] = [];
    const port: WorkerPort & { terminated: number } = {
      terminated: 0,
      postMessage: () => undefined,
      terminate: () => void port.terminated++,
      onmessage: null,
      onerror: null,
      onmessageerror: null,
    };
    const verifier = startVerifier(
      (reply) => replies.push(reply),
      () => port,
    );
    const say = (data: unknown) => port.onmessage?.({ data } as MessageEvent<unknown>);
    return { replies, port, verifier, say };
  }

  test('passes on what it can read, and fails once on what it cannot', () => {
    const { replies, port, say } = world();
    say({ type: 'progress', at: 0, share: 0.5 });
    say({ type: 'progress', at: 'first' });
    say({ type: 'progress', at: 0, share: 0.7 });
    expect(replies).toEqual([
      { type: 'progress', at: 0, share: 0.5 },
      { type: 'failed', message: 'The simulation sent an answer that cannot be read.' },
    ]);
    expect(port.terminated).toBe(1);
  });

  test('hears nothing after it was stopped', () => {
    const { replies, port, verifier, say } = world();
    verifier.stop();
    say({ type: 'progress', at: 0, share: 0.5 });
    expect([replies, port.terminated]).toEqual([[], 1]);
  });

  test('a worker that dies or cannot be made is a failure', () => {
    const { replies, port } = world();
    port.onerror?.({ message: 'out of memory' } as ErrorEvent);
    expect(replies).toEqual([{ type: 'failed', message: 'The simulation stopped working: out of memory' }]);
    const blocked: VerifyReply[] = [];
    startVerifier(
      (reply) => blocked.push(reply),
      () => {
        throw new Error('blocked by policy');
      },
    );
    expect(blocked).toEqual([
      { type: 'failed', message: 'The simulation could not start: blocked by policy' },
    ]);
  });
});
