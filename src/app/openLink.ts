import { store } from '../state/store.ts';

export interface LinkTrouble {
  readonly reason: string;
  readonly message: string;
}

/** The sign before a fragment as some mail filters write it. A browser then takes the fragment for a path. */
const ESCAPED = /%23.*$/is;

/** What stands after the `#`, or after what stands for it. */
export function fragmentOf({ hash, pathname }: Pick<Location, 'hash' | 'pathname'>): string {
  const fragment = hash.replace(/^#/, '') || (ESCAPED.exec(pathname)?.[0] ?? '');
  return fragment.replace(/^%23/i, '');
}

/** The address of the page itself. */
export function pageAddress({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  return pathname.replace(ESCAPED, '') + search;
}

/** Shows the board of a link, or says what is wrong with it. The codec is loaded here, where it is first needed. */
export async function readLink(fragment: string): Promise<LinkTrouble | null> {
  const [{ decodeLink }, { templateBoard }, words] = await Promise.all([
    import('../sharing/link.ts'),
    import('../templates/templates.ts'),
    import('../words/links.ts'),
  ]);
  const briefs = { briefOf: async (template: string) => (await templateBoard(template))?.brief ?? null };
  const result = await decodeLink(fragment, briefs);
  if (!result.ok) return { reason: result.reason, message: result.message };
  // A large board takes as long to read as to draw; between the two the page may answer a hand.
  await new Promise((next) => setTimeout(next));
  const { visit, say } = store.getState();
  visit(result.board);
  const dropped = result.problems.length;
  if (dropped > 0) say(words.leftOut(dropped));
  return null;
}
