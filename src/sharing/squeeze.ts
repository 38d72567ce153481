import { deflateSync, Inflate, strToU8 } from 'fflate';
import { DICTIONARY } from './dictionary.ts';

/** Most bytes a link may become: some thirty times the largest board anyone has drawn. */
export const INFLATED_LIMIT = 4_000_000;

/** Input given to the inflater at a time. Deflate makes at most 1,032 bytes of one, so it overshoots by little. */
const SLICE = 512;

export class TooLarge extends Error {}

/** Deflate (RFC 1951) with a preset dictionary. */
export function squeeze(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9, dictionary: strToU8(DICTIONARY) });
}

/** Stops reading when it passes the limit. Throws `TooLarge`, or an error of the inflater. */
export function unsqueeze(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isEnded = false;
  const inflate = new Inflate({ dictionary: strToU8(DICTIONARY) }, (chunk, final) => {
    chunks.push(chunk);
    size += chunk.length;
    isEnded ||= final;
  });
  let at = 0;
  do {
    inflate.push(bytes.slice(at, at + SLICE), at + SLICE >= bytes.length);
    if (size > INFLATED_LIMIT) throw new TooLarge();
    at += SLICE;
  } while (at < bytes.length && !isEnded);
  const whole = new Uint8Array(size);
  let filled = 0;
  for (const chunk of chunks) {
    whole.set(chunk, filled);
    filled += chunk.length;
  }
  return whole;
}
