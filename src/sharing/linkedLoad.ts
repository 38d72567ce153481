import { clean } from './envelope.ts';

/** Behind the board, as what follows its end is no part of it: versions that know nothing of a load open the board all the same. */
const LOAD = /#?h[1-9]\d{0,3}\.[\w-]*&(?:amp;)?load=(\d{1,6}(?:\.\d{1,6})?)/i;

/** The fragment of a board that is looked at at so many times its traffic. */
export function withLoad(fragment: string, load: number): string {
  return load === 1 ? fragment : `${fragment}&load=${Number(load.toFixed(6))}`;
}

/** So many times its traffic the sender of a link looked at; null where the link does not say. Never throws. */
export function loadOf(text: string): number | null {
  const load = LOAD.exec(clean(text))?.[1];
  return load === undefined ? null : Number(load);
}
