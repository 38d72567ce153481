import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_BOARD } from '../board/board.ts';
import { decodeLink, encodeLink } from './link.ts';

const briefs = { briefOf: () => Promise.resolve(null) };
const door = { ...EMPTY_BOARD, name: 'Door' };
const fragment = await encodeLink(door, briefs);

async function loadOf(text: string): Promise<number | null> {
  const decoded = await decodeLink(text, briefs);
  return decoded.ok ? decoded.load : null;
}

it.each([1, 0.1, 0.25, 10, 20])('opens at the load that it was shared at: %d', async (load) => {
  const link = await encodeLink(door, briefs, load);
  expect(await loadOf(link)).toBe(load === 1 ? null : load);
  for (const text of [link, `https://example.org/#${link}`, `<https://example.org/#${link}>`]) {
    const decoded = await decodeLink(text, briefs);
    expect(decoded.ok && decoded.board.name).toBe('Door');
  }
});

it.each([
  [`https://example.org/#${fragment}&amp;load=3`, 3],
  [`https://example.org/%23${fragment}%26load%3D3`, 3],
  [`https://example.org/#${fragment}&lo=\r\nad=3`, 3],
  [`${fragment}&load=3.5, please`, 3.5],
  [`${fragment}&load=many`, null],
  [`${fragment}&load=-3`, null],
  [`load=3#${fragment}`, null],
  [fragment, null],
  ['', null],
])('reads the load of %j', async (text, load) => {
  expect(await loadOf(text)).toBe(load);
});

it('never fails, whatever the text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      const load = await loadOf(`${fragment}&load=${text}`);
      expect(load === null || (Number.isFinite(load) && load >= 0)).toBe(true);
    }),
  );
});
