/** How what is copied stands in the clipboard. It knows the whole saved format, so it is fetched with the boards. */
export type FragmentText = typeof import('../sync/clipboard.ts');

let fetched: FragmentText | null = null;

/** Null until it has been fetched. */
export function fragmentText(): FragmentText | null {
  return fetched;
}

export async function fetchFragmentText(): Promise<FragmentText> {
  fetched ??= await import('../sync/clipboard.ts');
  return fetched;
}
