import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { decodeRaw } from './decode.ts';
import { bindDocument } from './document.ts';

/** A board as version 1 keeps it in the browser. Frozen: people's boards look like this for ever. */
const VERSION_1 = [
  'ATCs9PHbCQAoAQRtZXRhB3ZlcnNpb24BfQEoAQRtZXRhBG5hbWUBdwdUaW55VVJMKAEEbWV0YQh0ZW1wbGF0ZQF3B3Rpbnl1cmwn',
  'AQpjb21wb25lbnRzA3dlYgEoAKz08dsJAwRraW5kAXcKY2xpZW50X3dlYigArPTx2wkDBG5hbWUBdwNXZWIoAKz08dsJAwF4AX0A',
  'KACs9PHbCQMBeQF9ACcBCmNvbXBvbmVudHMCcmQBKACs9PHbCQgEa2luZAF3C2FwcF9zZXJ2aWNlKACs9PHbCQgEbmFtZQF3EFJl',
  'ZGlyZWN0IHNlcnZpY2UoAKz08dsJCAF4AX2wBCgArPTx2wkIAXkBfQAoAKz08dsJCA9wYXJhbXMucmVwbGljYXMBfQYoAKz08dsJ',
  'CBFvcGVyYXRpb25zLmxvb2t1cAF9AycBC2Nvbm5lY3Rpb25zBndlYi1yZAEoAKz08dsJDwRmcm9tAXcDd2ViKACs9PHbCQ8CdG8B',
  'dwJyZCgArPTx2wkPBWxhYmVsAXcKR0VUIC86Y29kZSgArPTx2wkPCHByb3RvY29sAXcESFRUUCgArPTx2wkPBG1vZGUBdwRjYWxs',
  'KACs9PHbCQ8FY2FsbHMBfQEoAKz08dsJDwdwYXR0ZXJuAXcIc2VxdWVuY2UoAKz08dsJDwR3aGVuAXcGYWx3YXlzKACs9PHbCQ8E',
  'c3RlcAF9ASgArPTx2wkPA3J0dAF9HigArPTx2wkPBXJ0dEN2AX0AKACs9PHbCQ8HcGF5bG9hZAF9ACgArPTx2wkPB3RpbWVvdXQB',
  'fQAoAKz08dsJDwdjbGFzc2VzAXYBCHJlZGlyZWN0dgEFY2FsbHN9AScBB2NsYXNzZXMIcmVkaXJlY3QBKACs9PHbCR4EbmFtZQF3',
  'CHJlZGlyZWN0KACs9PHbCR4LZGVzY3JpcHRpb24BdwAoAKz08dsJHgdzb3VyY2VzAXYBA3dlYn0BKACs9PHbCR4EcmF0ZQF1AnYC',
  'BWxhYmVsdwV1c2VycwV2YWx1ZXcFdXNlcnN2AwVsYWJlbHcFYSBkYXkFdmFsdWV9gMYKBmRpdmlkZXgnAQthc3N1bXB0aW9ucwV1',
  'c2VycwEoAKz08dsJIwVsYWJlbAF3BVVzZXJzKACs9PHbCSMFdmFsdWUBfYCJeigArPTx2wkjBHVuaXQBdwAnAQpvYmplY3RpdmVz',
  'BGZhc3QBKACs9PHbCScFY2xhc3MBdwhyZWRpcmVjdCgArPTx2wknBm1ldHJpYwF3A3A5OSgArPTx2wknBWxpbWl0AX2WAicBBWJy',
  'aWVmA3doeQEoAKz08dsJKwdzZWN0aW9uAXcJZGVjaXNpb25zKACs9PHbCSsFb3JkZXIBfQEoAKz08dsJKwV0aXRsZQF3BUNhY2hl',
  'KACs9PHbCSsEdGV4dAF3D1JlYWRzIGRvbWluYXRlLgA=',
].join('');

test('a document that version 1 saved still opens, complete', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    Uint8Array.from(atob(VERSION_1), (letter) => letter.charCodeAt(0)),
  );
  expect(bindDocument(doc, decodeRaw).read()).toEqual({
    // Tables that came later.
    groups: {},
    kinds: {},
    name: 'TinyURL',
    template: 'tinyurl',
    components: {
      web: { id: 'web', kind: 'client_web', name: 'Web', x: 0, y: 0, params: {} },
      rd: {
        id: 'rd',
        kind: 'app_service',
        name: 'Redirect service',
        x: 304,
        y: 0,
        params: { replicas: 6 },
        operations: { lookup: 3 },
      },
    },
    connections: {
      'web-rd': {
        id: 'web-rd',
        from: 'web',
        to: 'rd',
        label: 'GET /:code',
        protocol: 'HTTP',
        mode: 'call',
        calls: 1,
        pattern: 'sequence',
        when: 'always',
        step: 1,
        rtt: 30,
        rttCv: 0,
        payload: 0,
        timeout: 0,
        classes: { redirect: { calls: 1 } },
      },
    },
    classes: {
      redirect: {
        id: 'redirect',
        name: 'redirect',
        description: '',
        sources: { web: 1 },
        rate: [
          { label: 'users', value: 'users' },
          { label: 'a day', value: 86400, divide: true },
        ],
      },
    },
    assumptions: { users: { id: 'users', label: 'Users', value: 1e6, unit: '' } },
    derivations: {},
    objectives: { fast: { id: 'fast', class: 'redirect', metric: 'p99', limit: 150 } },
    brief: { why: { id: 'why', section: 'decisions', order: 1, title: 'Cache', text: 'Reads dominate.' } },
    // A table that came later.
    marks: {},
  });
});
