import { store } from '../state/store.ts';

export interface LinkTrouble {
  readonly reason: string;
  readonly message: string;
}

/** What stands after the `#`; some mail filters write that sign as `%23`. */
export function fragmentOf(hash: string): string {
  return hash.replace(/^#/, '').replace(/^%23/i, '');
}

/** Shows the board of a link, or says what is wrong with it. The codec is loaded here, where it is first needed. */
export async function readLink(fragment: string): Promise<LinkTrouble | null> {
  const [{ decodeLink }, { templateBoard }] = await Promise.all([
    import('../sharing/link.ts'),
    import('../templates/templates.ts'),
  ]);
  const briefs = { briefOf: async (template: string) => (await templateBoard(template))?.brief ?? null };
  const result = await decodeLink(fragment, briefs);
  if (!result.ok) return { reason: result.reason, message: result.message };
  const { visit, say } = store.getState();
  visit(result.board);
  const dropped = result.problems.length;
  if (dropped > 0)
    say(
      `${dropped === 1 ? 'One detail' : `${dropped} details`} of this board could not be read and is left out.`,
    );
  return null;
}
