import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, fromBase64url, toBase64url } from './bytes.ts';
import { type Scalar, Sink, Source, Unreadable } from './stream.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'ß', '负', '😀', '~', '0', '\0', '\n', '"') });
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(
    0,
    0.1,
    1e21,
    5e-324,
    Number.MAX_VALUE,
    Number.MAX_SAFE_INTEGER,
    2 ** 48,
    86_400_000,
    0.0001,
  ),
);

describe('the streams of a link', () => {
  it('give back every scalar exactly, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(number, text, fc.boolean())), (values: Scalar[]) => {
        const sink = new Sink();
        for (const value of values) sink.scalar(value);
        const source = new Source(sink.bytes());
        // JSON and links know no negative zero.
        for (const value of values) expect(source.scalar()).toBe(Object.is(value, -0) ? 0 : value);
        source.end();
      }),
    );
  });

  it('say that something is missing or left over instead of inventing it', () => {
    const sink = new Sink();
    sink.count(300);
    sink.text('only');
    const bytes = sink.bytes();
    expect(() => new Source(bytes).end()).toThrow(Unreadable);
    expect(() => new Source(bytes.slice(0, 4))).toThrow(Unreadable);
    const cut = new Source(bytes.slice(0, -1));
    expect(() => cut.count()).toThrow(Unreadable);
    expect(cut.text()).toBe('only');
    expect(() => cut.text()).toThrow(Unreadable);
    expect(() => new Source(Uint8Array.of(0, 0, 255, 255, 3)).items()).toThrow(Unreadable);
  });
});

describe('bytes as text', () => {
  it('agree with what everyone else calls base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('have the checksum that the standard gives for its example', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});
