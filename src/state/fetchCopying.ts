/** Copying knows the whole saved format, so it is fetched with the boards. */
export type Copying = typeof import('./copying.ts');

let fetched: Copying | null = null;

/** Null until it has been fetched. */
export function copying(): Copying | null {
  return fetched;
}

export async function fetchCopying(): Promise<Copying> {
  fetched ??= await import('./copying.ts');
  return fetched;
}
