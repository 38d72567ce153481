import type { Board } from '../board/board.ts';
import { EMPTY_BOARD } from '../board/board.ts';
import { decode, encode } from '../format/format.ts';
import type { DecodeProblem } from '../format/problems.ts';
import * as words from '../words/links.ts';
import { crc32 } from './bytes.ts';
import { close, type Opened, open } from './envelope.ts';
import { pack, unpack } from './pack.ts';
import { squeeze, TooLarge, unsqueeze } from './squeeze.ts';
import { Newer } from './stream.ts';

/**
 * A whole board in the fragment of an address: `h1.` and the board packed, compressed and checked. Whoever opens
 * it needs no server, and what it says is as foreign as anything else that comes from outside.
 */
export interface Briefs {
  /** The brief of a template of this name; null if there is none. */
  briefOf(template: string): Promise<Board['brief'] | null>;
}

export type LinkFault = 'cut' | 'altered' | 'too large' | 'newer version' | 'not a link';

export type Decoded =
  | {
      readonly ok: true;
      readonly board: Board;
      /** So many times its traffic the sender looked at; null where the link does not say. */
      readonly load: number | null;
      readonly problems: readonly DecodeProblem[];
    }
  /** The message says what is wrong and what to do. */
  | { readonly ok: false; readonly reason: LinkFault; readonly message: string };

/** The fragment for a board at a load, without `#`. A brief that is still its template's goes as a reference to it. */
export async function encodeLink(board: Board, briefs: Briefs, load = 1): Promise<string> {
  const { brief, ...saved } = encode(board);
  if (brief === undefined) return close(squeeze(pack({ saved })), load);
  const original = board.template === undefined ? null : await briefOf(board.template, briefs);
  const isOriginal = original !== null && briefText(original) === briefText(board.brief);
  const packed = isOriginal ? { saved, briefHash: hashOf(original) } : { saved: { ...saved, brief } };
  return close(squeeze(pack(packed)), load);
}

/** Reads a fragment, or a whole address, as it was pasted. Never throws, and never takes more than 4 MB for it. */
export async function decodeLink(fragment: string, briefs: Briefs): Promise<Decoded> {
  const opened = open(fragment);
  if (opened.state !== 'whole') return faulty(opened);
  let packed: ReturnType<typeof unpack>;
  try {
    packed = unpack(unsqueeze(opened.bytes));
  } catch (error) {
    if (error instanceof TooLarge) return faulty({ state: 'too large' });
    if (error instanceof Newer) return faulty({ state: 'newer version', version: 1 });
    return faulty({ state: 'altered' });
  }
  const { brief, problems } = await referredBrief(packed, briefs);
  const decoded = decode({ ...packed.saved, ...brief });
  if (decoded.board === null) {
    const isNewer = decoded.problems.some(({ reason }) => reason === 'newer version');
    return faulty(isNewer ? { state: 'newer version', version: 1 } : { state: 'altered' });
  }
  const { load } = opened;
  return { ok: true, board: decoded.board, load, problems: [...decoded.problems, ...problems] };
}

async function referredBrief(
  { saved, briefHash }: ReturnType<typeof unpack>,
  briefs: Briefs,
): Promise<Referred> {
  if (briefHash === undefined) return { brief: {}, problems: [] };
  const original = typeof saved.template === 'string' ? await briefOf(saved.template, briefs) : null;
  if (original === null) {
    const name = JSON.stringify(saved.template ?? '');
    return {
      brief: {},
      problems: [noted(`is that of the template ${name}, which is not here; it is left out`)],
    };
  }
  const brief = { brief: encode({ ...EMPTY_BOARD, brief: original }).brief };
  if (hashOf(original) === briefHash) return { brief, problems: [] };
  return {
    brief,
    problems: [noted('has changed in its template since the link was made; it is shown as it is now')],
  };
}

interface Referred {
  readonly brief: { readonly brief?: unknown };
  readonly problems: readonly DecodeProblem[];
}

function noted(message: string): DecodeProblem {
  return { severity: 'warning', reason: 'dangling', table: 'brief', id: '', field: '', message };
}

/** A template that cannot be loaded just now is as good as none: the brief then goes, or stays away, as text. */
async function briefOf(template: string, briefs: Briefs): Promise<Board['brief'] | null> {
  try {
    return await briefs.briefOf(template);
  } catch {
    return null;
  }
}

/** The same text for the same cards, in whatever order they were made. */
function briefText(brief: Board['brief']): string {
  return JSON.stringify(encode({ ...EMPTY_BOARD, brief }).brief ?? {});
}

function hashOf(brief: Board['brief']): number {
  return crc32(new TextEncoder().encode(briefText(brief)));
}

function faulty(opened: Exclude<Opened, { state: 'whole' }>): Decoded {
  return { ok: false, reason: opened.state, message: messageOf(opened) };
}

function messageOf(opened: Exclude<Opened, { state: 'whole' }>): string {
  switch (opened.state) {
    case 'cut':
      return words.incomplete(opened.sent > 0 ? opened.arrived : null, opened.sent);
    case 'altered':
      return words.changed;
    case 'too large':
      return words.tooLarge;
    case 'newer version':
      return words.newer(opened.version > 1 ? opened.version : null);
    case 'not a link':
      return words.notALink;
  }
}
