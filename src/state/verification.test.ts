import { expect, test } from 'vitest';
import type { VerifyReply } from '../runner/verifyProtocol.ts';
import { createVerification } from './verification.ts';

const known = (name: string) => ({ name, source: 'a book', figures: [{ name: 'mean', exact: 2 }] });
const result = (name: string) => ({
  name,
  source: 'a book',
  replications: 16,
  requests: 100,
  figures: [],
  holds: true,
});

function world() {
  const says: ((reply: VerifyReply) => void)[] = [];
  const stopped: number[] = [];
  const verification = createVerification((onReply) => {
    const number = says.push(onReply);
    return { stop: () => void stopped.push(number) };
  });
  return { verification, says, stopped, get: verification.getState };
}

test('fills in row by row, and is done with the last', () => {
  const { verification, says, get, stopped } = world();
  expect(get().status).toBe('idle');
  verification.start();
  const [say] = says;
  say?.({ type: 'begun', cases: [known('a'), known('b')], modelled: ['queues'], notModelled: ['disks'] });
  expect(get()).toMatchObject({ status: 'running', modelled: ['queues'], notModelled: ['disks'] });
  say?.({ type: 'progress', at: 0, share: 0.25 });
  expect(get().rows.map(({ share }) => share)).toEqual([0.25, 0]);
  say?.({ type: 'case', at: 0, result: result('a') });
  expect(get().rows.map((row) => row.result?.name)).toEqual(['a', undefined]);
  expect(get().status).toBe('running');
  say?.({ type: 'case', at: 1, result: result('b') });
  expect(get().status).toBe('done');
  expect(stopped).toEqual([1]);
});

test('keeps what is there when it is stopped, and begins anew when started again', () => {
  const { verification, says, stopped, get } = world();
  verification.start();
  says[0]?.({ type: 'begun', cases: [known('a'), known('b')], modelled: [], notModelled: [] });
  says[0]?.({ type: 'case', at: 0, result: result('a') });
  verification.stop();
  expect([get().status, get().rows[0]?.result?.name, stopped]).toEqual(['idle', 'a', [1]]);
  verification.start();
  expect([get().status, get().rows]).toEqual(['running', []]);
});

test('says why it failed', () => {
  const { verification, says, get } = world();
  verification.start();
  says[0]?.({ type: 'failed', message: 'no worker' });
  expect(get()).toMatchObject({ status: 'failed', failure: 'no worker' });
});
