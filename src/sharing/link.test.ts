import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Board } from '../board/board.ts';
import * as brief from '../board/briefEdits.ts';
import { randomBoard } from '../board/randomBoard.ts';
import { decode, encode, stringify } from '../format/format.ts';
import { CURRENT_VERSION } from '../format/version.ts';
import { briefOf, templateBoard } from '../templates/templates.ts';
import { close } from './envelope.ts';
import { type Briefs, decodeLink, encodeLink } from './link.ts';
import { pack } from './pack.ts';
import { squeeze } from './squeeze.ts';

const briefs: Briefs = { briefOf };
const tinyurl = (await templateBoard('tinyurl')) as Board;
const link = await encodeLink(tinyurl, briefs);

/** Boards that use every part of the model, by seed, so that a failure can be run again. */
const boards = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((seed) => {
  let state = seed;
  return randomBoard(() => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  });
});

async function opened(text: string): Promise<Board> {
  const result = await decodeLink(text, briefs);
  if (!result.ok) throw new Error(result.message);
  expect(result.problems).toEqual([]);
  return result.board;
}

describe('a link', () => {
  it('brings back any board as saving it would', async () => {
    await fc.assert(
      fc.asyncProperty(boards, async (board) => {
        const saved = decode(encode(board)).board;
        expect(await opened(await encodeLink(board, briefs))).toEqual(saved);
      }),
    );
  });

  it('holds the whole of TinyURL in fewer than 500 characters', async () => {
    expect(link).toMatch(/^h1\.[\w-]+$/);
    expect(link.length).toBeLessThan(500);
    expect(stringify(await opened(link))).toBe(stringify(tinyurl));
  });

  it('keeps what the format gains in fields and tables, though it has no place for them', async () => {
    const saved = {
      name: 'Later',
      orbits: { g: { name: 'Low' } },
      components: { a: { kind: 'dns', zone: 'eu' } },
    };
    const result = await decodeLink(close(squeeze(pack({ saved }))), briefs);
    expect(result.ok && result.problems.map(({ field }) => field)).toEqual(['orbits', 'zone']);
  });

  it('says which version of the saved board it holds, the first where it says nothing', async () => {
    const packed = (version: number | undefined) =>
      decodeLink(close(squeeze(pack({ saved: { version, components: { fn: { kind: 'cdn' } } } }))), briefs);
    const transfers = async (version?: number) => {
      const result = await packed(version);
      return result.ok && result.board.components.fn?.params.transfers;
    };
    expect([await transfers(), await transfers(1), await transfers(2)]).toEqual(['turn', 'turn', undefined]);
    expect(await packed(CURRENT_VERSION + 1)).toMatchObject({ ok: false, reason: 'newer version' });
  });
});

describe('a brief', () => {
  const edited = brief.setBriefItem(tinyurl, { ...tinyurl.brief['api-1']!, title: 'POST /shorten' });

  it('that was edited goes as text', async () => {
    const text = await encodeLink(edited, briefs);
    expect(text.length).toBeGreaterThan(2 * link.length);
    expect(await opened(text)).toEqual(edited);
    expect(await opened(await encodeLink(edited, { briefOf: async () => null }))).toEqual(edited);
  });

  it('that was emptied stays empty', async () => {
    const { brief } = await opened(await encodeLink({ ...tinyurl, brief: {} }, briefs));
    expect(brief).toEqual({});
  });

  it('that has changed in its template since is shown as it is now, and the link says so', async () => {
    const result = await decodeLink(link, { briefOf: async () => edited.brief });
    expect(result.ok && result.board.brief).toEqual(edited.brief);
    expect(result.ok && result.problems).toMatchObject([
      { table: 'brief', message: expect.stringMatching(/has changed/) },
    ]);
  });

  it.each<[string, Briefs]>([
    ['is not there', { briefOf: async () => null }],
    ['cannot be fetched', { briefOf: () => Promise.reject(new Error('offline')) }],
  ])('whose template %s is left out, and the rest opens', async (_, without) => {
    const result = await decodeLink(link, without);
    expect(result.ok && result.board).toEqual({ ...tinyurl, brief: {} });
    expect(result.ok && result.problems).toMatchObject([
      { table: 'brief', message: expect.stringMatching(/left out/) },
    ]);
  });
});

describe('a link is opened though it came', () => {
  it.each([
    ['with its sign', `#${link}`],
    ['with its sign escaped', `%23${link}`],
    ['escaped twice', `%2523${link.replace('.', '%252E')}`],
    ['all escaped', [...`#${link}`].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('')],
    ['as a whole address', `https://example.org/headroom/?from=chat#${link}`],
    ['between spaces', `\n  ${link}\t`],
    ['in quotes', `"${link}"`],
    ['in angle brackets', `<https://example.org/#${link}>`],
    ['at the end of a sentence', `(see https://example.org/#${link}).`],
    ['with a tracker behind it', `${link}&fbclid=IwAR0`],
    ['with a word stuck to its end', `${link}Greetings`],
    ['broken over lines', link.replace(/(.{60})/g, '$1\r\n')],
    ['broken by quoted-printable mail', link.replace(/(.{70})/g, '$1=\r\n')],
    ['with characters that are not seen', `\u200b${link.slice(0, 90)}\u200b${link.slice(90)}\ufeff`],
  ])('%s', async (_, text) => {
    expect(await opened(text)).toEqual(tinyurl);
  });
});

describe('a link is refused, with words that say why, when it', () => {
  const reasonOf = async (text: string): Promise<string> => {
    const result = await decodeLink(text, briefs);
    return result.ok ? 'opened' : `${result.reason}: ${result.message}`;
  };

  it('is cut, wherever', async () => {
    for (let length = 'h1.'.length; length < link.length; length++)
      expect(await reasonOf(link.slice(0, length))).toMatch(/^cut: .*incomplete.* Copy the whole/);
    expect(await reasonOf(link.slice(0, 200))).toContain(`200 of ${link.length} characters arrived`);
  });

  it('is altered in any one character: it never opens as another board', async () => {
    const chars = fc.constantFrom(...'AZaz09-_.%# h');
    await fc.assert(
      fc.asyncProperty(boards, fc.nat(), chars, async (board, at, char) => {
        const text = await encodeLink(board, briefs);
        const index = at % text.length;
        const changed = text.slice(0, index) + char + text.slice(index + 1);
        const result = await decodeLink(changed, briefs);
        if (result.ok) expect(result.board).toEqual(await opened(text));
      }),
    );
    expect(await reasonOf(`${link.slice(0, 100)}${link[100] === 'A' ? 'B' : 'A'}${link.slice(101)}`)).toMatch(
      /^altered: .*checksum/,
    );
    expect(await reasonOf(link.toLowerCase())).toMatch(/^(altered|cut)/);
  });

  it('comes from a newer version', async () => {
    expect(await reasonOf(`h2.${link.slice(3)}`)).toMatch(/^newer version: .*link version 2.*Reload/);
    // A kind of value that this version does not know, at the end of an otherwise sound board.
    const more = pack({ saved: { name: 'More' } });
    expect(await reasonOf(close(squeeze(Uint8Array.from([...more, 1]))))).toMatch(/^newer version/);
  });

  it.each(['', '#', 'h', 'h1', 'hello', 'h0.AAAA', 'https://example.org/', '{"format":"headroom"}', '💥'])(
    'is none: %j',
    async (text) => {
      expect(await reasonOf(text)).toMatch(/^not a link: .*#h1\./);
    },
  );

  it('is far longer than any board', async () => {
    expect(await reasonOf(`h1.${'A'.repeat(3_000_000)}`)).toMatch(/^too large/);
  });

  it('would become far longer than any board', async () => {
    const bomb = deflateSync(new Uint8Array(50_000_000), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await reasonOf(close(bomb))).toMatch(/^too large/);
  });

  it('was made to harm: whatever its bytes, it opens or is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await decodeLink(close(bytes), briefs);
        await decodeLink(close(squeeze(bytes)), briefs);
      }),
    );
    const packed = pack({ saved: encode(tinyurl) as unknown as Record<string, unknown> });
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.nat(255), async (at, byte) => {
        const harmed = packed.slice();
        harmed[at] = byte;
        await decodeLink(close(squeeze(harmed)), briefs);
      }),
    );
    await fc.assert(fc.asyncProperty(fc.string(), async (text) => void (await decodeLink(text, briefs))));
  });

  it('names records after what every object has', async () => {
    const components = JSON.parse(
      '{"__proto__":{"kind":"dns"},"constructor":{"kind":"dns"},"a":{"kind":"dns"}}',
    );
    const result = await decodeLink(close(squeeze(pack({ saved: { name: 'x', components } }))), briefs);
    expect(result.ok && Object.keys(result.board.components)).toEqual(['a']);
  });
});
