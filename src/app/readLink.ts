import { decodeLink } from '../sharing/link.ts';
import { LOAD } from '../state/runSlice.ts';
import { store } from '../state/store.ts';
import { templateBoard } from '../templates/templates.ts';
import * as words from '../words/links.ts';
import type { LinkTrouble } from './trouble.ts';

/** Shows the board of a link, or says what is wrong with it. Fetched where an address has one. */
export async function readLink(fragment: string): Promise<LinkTrouble | null> {
  const briefs = { briefOf: async (template: string) => (await templateBoard(template))?.brief ?? null };
  const result = await decodeLink(fragment, briefs);
  if (!result.ok) return { reason: result.reason, message: result.message };
  // A large board takes as long to read as to draw; between the two the page may answer a hand.
  await new Promise((next) => setTimeout(next));
  const { visit, say, setLoad } = store.getState();
  visit(result.board);
  const { load } = result;
  if (load !== null) setLoad(load);
  const dropped = result.problems.length;
  if (dropped > 0) say(words.leftOut(dropped));
  else if (load !== null && (load < LOAD.min || load > LOAD.max))
    say(words.loadNotTaken(load, store.getState().load));
  return null;
}
