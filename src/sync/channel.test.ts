import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type ChannelPort, connectTabs } from './channel.ts';

/** Channels by name, as a browser has them: a message reaches every other port, never its sender. */
function airwaves() {
  const ports = new Map<string, Set<ChannelPort>>();
  const sent: unknown[] = [];
  const open = (name: string): ChannelPort => {
    const all = ports.get(name) ?? new Set();
    ports.set(name, all);
    const port: ChannelPort = {
      onmessage: null,
      postMessage(message) {
        sent.push(message);
        for (const other of [...all]) {
          if (other !== port) other.onmessage?.({ data: structuredClone(message) } as MessageEvent<unknown>);
        }
      },
      close: () => void all.delete(port),
    };
    all.add(port);
    return port;
  };
  return { open, sent };
}

function text(doc: Y.Doc): string {
  return JSON.stringify(doc.getMap('m').toJSON());
}

describe('tabs on one document', () => {
  test('agree when one opens later, whichever of them has the news', () => {
    const { open } = airwaves();
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    a.getMap('m').set('from a', 1);
    b.getMap('m').set('from b', 2);
    connectTabs('x', a, open);
    connectTabs('x', b, open);
    expect(a.getMap('m').toJSON()).toEqual({ 'from a': 1, 'from b': 2 });
    expect(b.getMap('m').toJSON()).toEqual({ 'from a': 1, 'from b': 2 });
  });

  test('follow each other, and no message goes round in circles', () => {
    const { open, sent } = airwaves();
    const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
    for (const doc of docs) connectTabs('x', doc, open);
    const before = sent.length;
    docs[1]?.getMap('m').set('k', 'v');
    expect(docs.map(text)).toEqual(Array(3).fill('{"k":"v"}'));
    expect(sent.length - before).toBe(1);
  });

  test('leave other documents alone, and fall silent when closed', () => {
    const { open } = airwaves();
    const [a, b, other] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
    connectTabs('x', a, open);
    const stop = connectTabs('x', b, open);
    connectTabs('y', other, open);
    a.getMap('m').set('k', 1);
    stop();
    a.getMap('m').set('k', 2);
    expect([text(b), text(other)]).toEqual(['{"k":1}', '{}']);
  });

  test('ignore hostile messages and those of other versions', () => {
    const { open } = airwaves();
    const a = new Y.Doc();
    a.getMap('m').set('k', 1);
    connectTabs('x', a, open);
    const stranger = open('x');
    const good = new Y.Doc();
    good.getMap('m').set('k', 666);
    const update = Y.encodeStateAsUpdate(good);
    const junk: unknown[] = [
      null,
      'text',
      [],
      { app: 'headroom' },
      { app: 'headroom', version: 2, type: 'update', update },
      { app: 'another', version: 1, type: 'update', update },
      { app: 'headroom', version: 1, type: 'update', update: 'bytes' },
      { app: 'headroom', version: 1, type: 'update', update: new Uint8Array([1, 2, 3, 255]) },
      { app: 'headroom', version: 1, type: 'update', update: update.slice(0, update.length - 2) },
      { app: 'headroom', version: 1, type: 'hello', vector: new Uint8Array([255, 255, 255]) },
      { app: 'headroom', version: 1, type: 'welcome', update, vector: 3 },
    ];
    for (const message of junk) expect(() => stranger.postMessage(message)).not.toThrow();
    expect(text(a)).toBe('{"k":1}');
  });
});
