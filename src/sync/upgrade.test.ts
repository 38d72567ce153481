import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addComponent } from '../board/edit.ts';
import { CURRENT_VERSION } from '../format/version.ts';
import { decodeRaw } from './decode.ts';
import { bindDocument } from './document.ts';
import { metaOf, tableOf } from './records.ts';
import { upgrade } from './upgrade.ts';

const CDN = { id: 'a', kind: 'cdn', name: 'CDN', x: 0, y: 0, params: {} };

/** A document as version 1 left it. */
function old(version: number | undefined): Y.Doc {
  const doc = new Y.Doc();
  if (version !== undefined) metaOf(doc).set('version', version);
  tableOf(doc, 'components').set('a', new Y.Map(Object.entries({ kind: 'cdn', name: 'CDN', x: 0, y: 0 })));
  return doc;
}

test.each([1, undefined])(
  'what a document of version %s left to its defaults stays, and what is drawn in it later has those of today',
  (version) => {
    const doc = old(version);
    const live = bindDocument(doc, decodeRaw);
    upgrade(doc);
    expect(live.canUndo).toBe(false);
    const board = live.read();
    live.write(board, addComponent(board, { ...CDN, id: 'b' }));

    const later = new Y.Doc();
    Y.applyUpdate(later, Y.encodeStateAsUpdate(doc));
    upgrade(later);
    const { components } = bindDocument(later, decodeRaw).read();
    expect(components.a?.params).toEqual({ transfers: 'turn' });
    expect(components.b?.params).toEqual({});
  },
);

test('a blank document is of the version that first draws in it', () => {
  const doc = new Y.Doc();
  const live = bindDocument(doc, decodeRaw);
  upgrade(doc);
  expect(metaOf(doc).size).toBe(0);
  live.write(live.read(), addComponent(live.read(), CDN));
  live.undo();
  live.redo();
  expect(metaOf(doc).get('version')).toBe(CURRENT_VERSION);
  upgrade(doc);
  expect(bindDocument(doc, decodeRaw).read().components.a?.params).toEqual({});
});

test('a document of a later version is left as it is', () => {
  const doc = old(CURRENT_VERSION + 1);
  upgrade(doc);
  expect(metaOf(doc).get('version')).toBe(CURRENT_VERSION + 1);
  expect(bindDocument(doc, decodeRaw).read().components.a?.params).toEqual({});
});
