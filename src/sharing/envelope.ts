import { crc32, fromBase64url, toBase64url } from './bytes.ts';

/**
 * `h1.` and base64url of: the number of bytes that follow the checksum, seven bits a byte; their CRC-32; the
 * bytes. The length comes first, so that a link whose end is missing is told from one that was changed.
 */
export const VERSION = 1;

/** Characters; browsers and chat programs cut far below. */
export const LINK_LIMIT = 2_000_000;

export type Opened =
  /** `load`: see `close`; null where the link says none. */
  | { readonly state: 'whole'; readonly bytes: Uint8Array; readonly load: number | null }
  | { readonly state: 'cut'; readonly arrived: number; readonly sent: number }
  | { readonly state: 'altered' | 'too large' | 'not a link' }
  | { readonly state: 'newer version'; readonly version: number };

/** `load`: so many times its traffic the board is looked at. Versions that know nothing of it open the board all the same. */
export function close(bytes: Uint8Array, load = 1): string {
  const head: number[] = [];
  let length = bytes.length;
  for (; length > 127; length >>>= 7) head.push((length & 127) | 128);
  head.push(length);
  const check = crc32(bytes);
  head.push(check >>> 24, (check >>> 16) & 255, (check >>> 8) & 255, check & 255);
  const behind = load === 1 ? '' : `&load=${Number(load.toFixed(6))}`;
  return `h${VERSION}.${toBase64url(Uint8Array.from([...head, ...bytes]))}${behind}`;
}

/** Never throws, whatever the text. */
export function open(text: string): Opened {
  if (text.length > LINK_LIMIT) return { state: 'too large' };
  const [, digits, payload, load] = LINK.exec(clean(text)) ?? [];
  if (digits === undefined || payload === undefined) return { state: 'not a link' };
  if (Number(digits) > VERSION) return { state: 'newer version', version: Number(digits) };
  const prefix = 'h.'.length + digits.length;
  return inspect(fromBase64url(payload), prefix, payload.length, load === undefined ? null : Number(load));
}

/** At the start or after `#`, perhaps quoted. Upper case too: it was changed, and is known for what it was. */
const LINK = /(?:^|#)[<("'`[{«“‘]*h([1-9]\d{0,3})\.([\w-]*)(?:&(?:amp;)?load=(\d{1,6}(?:\.\d{1,6})?))?/i;

function inspect(bytes: Uint8Array, prefix: number, payload: number, load: number | null): Opened {
  const arrived = prefix + payload;
  let length = 0;
  let at = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) return { state: 'cut', arrived, sent: 0 };
    if (shift > 21) return { state: 'altered' };
    length |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  const end = at + 4 + length;
  if (bytes.length < end) return { state: 'cut', arrived, sent: prefix + Math.ceil((end * 4) / 3) };
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  // What follows the end was put there by whoever quoted the link.
  const body = bytes.subarray(at + 4, end);
  const isSound = crc32(body) === ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  return isSound ? { state: 'whole', bytes: body, load } : { state: 'altered' };
}

/** Undoes what mail and chat programs do to an address: escapes, once or more, and breaks over lines. */
function clean(text: string): string {
  let link = text;
  for (let times = 0; times < 3; times++) {
    link = link.replace(/%([2-7][0-9a-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  // The "=" ends a line of quoted-printable mail; the others are spaces and characters that are not seen.
  return link.replace(/=\r?\n|[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '');
}
